/** What can be told of a product. */
import { currency } from './fields-common.ts';
import { field } from './field.ts';

export const product = [
  field(
    'name!',
    'text',
    'Product name|产品名称|產品名稱',
    'bezeichnung produkt artikel produit producto name product item itemname title 产品 產品 商品 商品名称 商品名稱 品名 名称',
  ),
  field(
    'code',
    'text',
    'Code|产品编号|產品編號',
    'sku productcode itemcode productid productnumber partnumber internalreference 产品编码 编码 编号 商品编码 货号 料号 型号 產品編碼',
  ),
  field(
    'series',
    'text',
    'Series|系列|系列',
    'family productfamily productseries category productcategory line productline type 产品系列 分类 产品分类 产品类别 类别 分類 類別',
  ),
  field(
    'price!',
    'money',
    'Price|价格|單價',
    'unitprice salesprice listprice standardprice baseprice amount 单价 标准价格 标准单价 售价 销售价格 價錢 單價 售價 零售价 價格',
  ),
  currency,
  field(
    'active',
    'flag',
    'Active|启用|啟用',
    'isactive productactive status enabled onsale 状态 是否启用 上架 是否上架 上架状态',
  ),
  field(
    'description',
    'text',
    'Description|说明|說明',
    'productdescription note notes details 描述 备注 产品描述 产品介绍 備註',
  ),
];
