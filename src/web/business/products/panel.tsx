import { NewProduct, type Product, products } from '#contract/business/opportunities';
import {
  BinIcon,
  type Binding,
  Button,
  Fact,
  FactList,
  FieldCheck,
  FieldMoney,
  FieldNote,
  FieldText,
  Form,
  ProblemNotice,
  Section,
  SidePanel,
  useAct,
  useForm,
  useFormat,
  useMe,
  useRight,
  useToast,
  useWords,
} from '#kit';
import type { Money } from '#contract/fields';
import { fieldWords, HistoryList, useBinned, useEditing } from '#web/business/records';
import { productWords } from './words.ts';

/** A product beside the list: to read, to change, or a new one to add. */
export function ProductPanel({ shown, close }: { shown: Product | 'new' | undefined; close: () => void }) {
  const t = useWords(productWords);
  const mayManage = useRight('products.manage');
  const title = shown === 'new' ? t.add : mayManage ? t.edit : t.details;
  return (
    <SidePanel open={shown !== undefined} title={title} close={close}>
      {shown === 'new' ? (
        <NewForm close={close} />
      ) : (
        shown && (mayManage ? <Managed product={shown} close={close} /> : <Facts product={shown} />)
      )}
    </SidePanel>
  );
}

interface Fields {
  name: Binding<string>;
  code: Binding<string | null>;
  series: Binding<string | null>;
  price: Binding<Money>;
  active: Binding<boolean>;
  description: Binding<string>;
}

function ProductFields({ fields }: { fields: Fields }) {
  const t = useWords(productWords);
  const words = useWords(fieldWords.product);
  const currency = useMe()?.organisation.currency ?? 'CNY';
  return (
    <>
      <FieldText bind={fields.name} label={words.name} autoFocus />
      <FieldMoney bind={fields.price} label={words.price} currency={currency} />
      <FieldText bind={fields.code} label={words.code} />
      <FieldText bind={fields.series} label={words.series} />
      <FieldNote bind={fields.description} label={words.description} />
      <FieldCheck bind={fields.active} label={words.active} hint={t.activeHint} />
    </>
  );
}

function NewForm({ close }: { close: () => void }) {
  const t = useWords(productWords);
  const toast = useToast();
  const create = useAct(products.create);
  const form = useForm({
    schema: NewProduct,
    start: { name: '', active: true },
    submit: async (body) => {
      await create.run({ body });
      toast(t.saved);
    },
    done: close,
    draft: 'product.new',
  });
  return (
    <Form form={form} cancel={close}>
      <ProductFields
        fields={{
          name: form.at('name'),
          code: form.at('code'),
          series: form.at('series'),
          price: form.at('price'),
          active: form.at('active'),
          description: form.at('description'),
        }}
      />
    </Form>
  );
}

function Managed({ product, close }: { product: Product; close: () => void }) {
  const t = useWords(productWords);
  const binned = useBinned('product');
  const removal = useAct(products.remove);
  const remove = ({ id, version, name }: Product) =>
    removal.send({ params: { id }, version }, () => {
      close();
      binned(id, t.removed(name));
    });
  return (
    <div className="lk-stack">
      <ChangeForm product={product} close={close} />
      {removal.problem && <ProblemNotice problem={removal.problem} />}
      <div className="lk-row">
        <Button kind="text" danger icon={<BinIcon />} busy={removal.busy} onClick={() => remove(product)}>
          {t.remove}
        </Button>
      </div>
      <Section title={t.history}>
        <HistoryList object="product" recordId={product.id} />
      </Section>
    </div>
  );
}

function ChangeForm({ product, close }: { product: Product; close: () => void }) {
  const form = useEditing('product', product, { done: close });
  return (
    <Form form={form} cancel={close}>
      <ProductFields
        fields={{
          name: form.at('name'),
          code: form.at('code'),
          series: form.at('series'),
          price: form.at('price'),
          active: form.at('active'),
          description: form.at('description'),
        }}
      />
    </Form>
  );
}

function Facts({ product }: { product: Product }) {
  const t = useWords(productWords);
  const words = useWords(fieldWords.product);
  const { money } = useFormat();
  return (
    <FactList>
      <Fact label={words.name} wide>
        {product.name}
      </Fact>
      <Fact label={words.price}>{money(product.price)}</Fact>
      <Fact label={words.code}>{product.code}</Fact>
      <Fact label={words.series}>{product.series}</Fact>
      <Fact label={t.state}>{product.active ? t.active : t.inactive}</Fact>
      <Fact label={words.description} wide>
        {product.description}
      </Fact>
    </FactList>
  );
}
