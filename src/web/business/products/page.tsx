import { useState } from 'react';
import { type Product, ProductQuery, products } from '#contract/business/opportunities';
import {
  AddIcon,
  addressOf,
  Button,
  DraftMark,
  CheckIcon,
  DataTable,
  FilterOne,
  NoneIcon,
  Page,
  SearchBox,
  StatusTag,
  useFilters,
  useFormat,
  useList,
  useRight,
  useWords,
} from '#kit';
import { ExportLink, fieldWords } from '#web/business/records';
import { countWords } from '#web/business/vocabulary';
import { ProductPanel } from './panel.tsx';
import { productWords } from './words.ts';

/** All products. */
export function ProductsPage() {
  const t = useWords(productWords);
  const words = useWords(fieldWords.product);
  const f = useFilters(ProductQuery);
  const list = useList(products.list, { query: f.values });
  const counted = useWords(countWords).product;
  const { money } = useFormat();
  const mayManage = useRight('products.manage');
  const [shown, setShown] = useState<Product | 'new'>();
  const add = mayManage && (
    <>
      <DraftMark draft="product.new" open={() => setShown('new')} />
      <Button kind="primary" icon={<AddIcon />} onClick={() => setShown('new')}>
        {t.add}
      </Button>
    </>
  );
  return (
    <Page
      title={t.title}
      primary={add}
      actions={<ExportLink href={addressOf(products.export, { query: f.values })} />}
      toolbar={
        <>
          <SearchBox value={f.values.q} search={(q) => f.change({ q })} hint={t.hint} />
          <FilterOne
            label={t.state}
            value={f.values.active === undefined ? undefined : f.values.active ? 'active' : 'inactive'}
            options={[
              { value: 'active', label: t.active },
              { value: 'inactive', label: t.inactive },
            ]}
            change={(state) => f.change({ active: state === undefined ? undefined : state === 'active' })}
          />
        </>
      }
    >
      <DataTable
        label={t.title}
        counted={counted}
        list={list}
        rowKey={({ id }) => id}
        open={setShown}
        {...f.order}
        filtered={f.active}
        clearFilters={f.clear}
        empty={{ title: t.empty, hint: t.emptyHint, action: add }}
        columns={[
          { key: 'name', title: words.name, sort: 'name', cell: (product) => product.name },
          { key: 'code', title: words.code, cell: (product) => product.code },
          { key: 'series', title: words.series, cell: (product) => product.series },
          { key: 'state', title: t.state, cell: (product) => <ActiveTag product={product} /> },
          {
            key: 'price',
            title: words.price,
            sort: 'price',
            align: 'end',
            cell: (product) => money(product.price),
          },
        ]}
        phone={(product) => ({
          title: product.name,
          meta: [product.code, product.series].filter(Boolean).join(' · '),
          end: (
            <>
              <div>{money(product.price, true)}</div>
              {!product.active && <ActiveTag product={product} />}
            </>
          ),
        })}
      />
      <ProductPanel shown={shown} close={() => setShown(undefined)} />
    </Page>
  );
}

function ActiveTag({ product }: { product: Product }) {
  const t = useWords(productWords);
  return product.active ? (
    <StatusTag tone="open" icon={<CheckIcon />}>
      {t.active}
    </StatusTag>
  ) : (
    <StatusTag tone="neutral" icon={<NoneIcon />}>
      {t.inactive}
    </StatusTag>
  );
}
