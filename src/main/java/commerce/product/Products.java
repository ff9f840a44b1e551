package commerce.product;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import commerce.catalogue.Catalogue;
import commerce.catalogue.GoodsCategory;
import commerce.catalogue.NamedValues;
import commerce.catalogue.Product;
import commerce.catalogue.ProductId;
import commerce.catalogue.ProductImages;
import commerce.catalogue.ProductStatus;
import commerce.catalogue.Sale;
import commerce.catalogue.SellerId;
import commerce.catalogue.Sku;
import commerce.catalogue.SkuId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Ids;
import platform.money.Won;
import platform.time.UtcColumn;

/** The products that buyers know, as their sellers change them. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class Products {
    private static final String SELECT = """
            select id, seller_id, name, status, price, sale_price, sale_from, sale_until, shipping_template_id, version
            from commerce_product
            """;

    private final JdbcClient jdbc;
    private final Catalogue catalogue;
    private final Ids ids;

    Products(JdbcClient jdbc, Catalogue catalogue, Ids ids) {
        this.jdbc = jdbc;
        this.catalogue = catalogue;
        this.ids = ids;
    }

    /** A product as its seller changes it; version counts up with each change. */
    record Known(ProductId id, SellerId seller, ProductStatus status, Terms terms, int version) {}

    /** Locked to the end of the transaction. */
    Optional<Known> lock(ProductId id) {
        return jdbc.sql(SELECT + "where id = ? for update").param(id.value()).query(Products::known).optional();
    }

    Optional<Known> find(ProductId id) {
        return jdbc.sql(SELECT + "where id = ?").param(id.value()).query(Products::known).optional();
    }

    /** A seller's with ids greater than this that have not ended, in the order of their ids. */
    List<ReadTerms.Sold> sold(SellerId seller, long after, int most) {
        return jdbc.sql(SELECT + "where seller_id = ? and id > ? and status <> 'STOPPED' order by id limit ?")
                .params(seller.value(), after, most).query(Products::sold).list();
    }

    /** One of a seller's that buyers know, ended or not. */
    Optional<ReadTerms.Sold> sold(SellerId seller, ProductId id) {
        return jdbc.sql(SELECT + "where id = ? and seller_id = ?").params(id.value(), seller.value())
                .query(Products::sold).optional();
    }

    /** The forms of each of these, those that are not on sale any more too. */
    Map<ProductId, List<ReadTerms.Form>> forms(Collection<ProductId> products) {
        Map<ProductId, List<ReadTerms.Form>> forms = new HashMap<>();
        if (!products.isEmpty()) {
            jdbc.sql("""
                    select id, product_id, choice1, choice2, choice3, price_difference, code, on_sale from commerce_sku
                    where product_id in (:ids) order by id""")
                    .param("ids", products.stream().map(ProductId::value).toList())
                    .query(row -> {
                        forms.computeIfAbsent(new ProductId(row.getLong("product_id")), _ -> new ArrayList<>())
                                .add(new ReadTerms.Form(new SkuId(row.getLong("id")), Catalogue.texts(row, "choice"),
                                        row.getString("code"), Won.of(row.getLong("price_difference")),
                                        row.getBoolean("on_sale")));
                    });
        }
        return forms;
    }

    /** Whether this is a shipping template of the seller's. */
    boolean ships(SellerId seller, long template) {
        return jdbc
                .sql("select 1 from commerce_shipping_template where id = ? and seller_id = ? and removed_at is null")
                .params(template, seller.value()).query(Integer.class).optional().isPresent();
    }

    /** Whether all of these pictures are the seller's. */
    boolean owns(SellerId seller, List<Long> images) {
        return images.isEmpty() || jdbc
                .sql("select count(*) from commerce_image where id in (:ids) and seller_id = :seller")
                .param("ids", images).param("seller", seller.value()).query(Integer.class)
                .single() == images.stream().distinct().count();
    }

    /** What buyers read of it now. */
    Content content(ProductId id) {
        return Objects.requireNonNull(contents(List.of(id)).get(id), "not a product");
    }

    /** What buyers read of each of these now; those that they do not know are absent. */
    Map<ProductId, Content> contents(Collection<ProductId> products) {
        Map<ProductId, Content> contents = new HashMap<>();
        if (products.isEmpty()) {
            return contents;
        }
        List<Long> ids = products.stream().map(ProductId::value).toList();
        Map<Long, SortedMap<Long, Content.Form>> forms = new HashMap<>();
        jdbc.sql("""
                select id, product_id, choice1, choice2, choice3, price_difference, code from commerce_sku
                where product_id in (:ids) and on_sale""").param("ids", ids).query(row -> {
            forms.computeIfAbsent(row.getLong("product_id"), _ -> new TreeMap<>())
                    .put(row.getLong("id"),
                            new Content.Form(Catalogue.texts(row, "choice"), row.getLong("price_difference"),
                                    row.getString("code")));
        });
        jdbc.sql("""
                select id, name, description, category_id, tax_free, option_group1, option_group2, option_group3,
                    attributes, notice, images from commerce_product where id in (:ids)""").param("ids", ids)
                .query(row -> {
                    contents.put(new ProductId(row.getLong("id")), new Content(row.getString("name"),
                            row.getString("description"), row.getLong("category_id"), row.getBoolean("tax_free"),
                            Catalogue.texts(row, "option_group"),
                            List.copyOf(forms.getOrDefault(row.getLong("id"), new TreeMap<>()).values()),
                            NamedValues.read(row.getString("attributes")), NamedValues.read(row.getString("notice")),
                            ProductImages.read(row.getString("images"))));
                });
        return contents;
    }

    /** Puts a new product on sale; returns its SKUs, which have no stock yet. */
    List<SkuId> add(ProductId id, SellerId seller, Content content, Terms terms, GoodsCategory goods) {
        List<Sku> skus = content.forms().stream().map(form -> new Sku(new SkuId(ids.nextLong()), form.choices(),
                Won.of(form.priceDifference()), true)).toList();
        catalogue.addProducts(List.of(new Product(id, seller, content.name(), content.description(), terms.price(),
                content.taxFree(), ProductStatus.ON_SALE, goods, content.optionGroups(), skus)));
        write(id, content, goods);
        for (int i = 0; i < skus.size(); i++) {
            setCode(skus.get(i).id(), content.forms().get(i).code());
        }
        reprice(id, terms);
        return skus.stream().map(Sku::id).toList();
    }

    /** Lets buyers read the new content; returns SKUs that are new, which have no stock yet. */
    List<SkuId> change(ProductId id, Content content, GoodsCategory goods) {
        write(id, content, goods);
        Map<List<String>, SkuId> known = new HashMap<>();
        catalogue.find(id).orElseThrow().skus().forEach(sku -> known.put(sku.choices(), sku.id()));
        List<SkuId> added = new ArrayList<>();
        for (Content.Form form : content.forms()) {
            SkuId sku = known.remove(form.choices());
            if (sku == null) {
                SkuId fresh = new SkuId(ids.nextLong());
                catalogue.addSkus(id, List.of(new Sku(fresh, form.choices(), Won.of(form.priceDifference()), true)));
                setCode(fresh, form.code());
                added.add(fresh);
            } else {
                jdbc.sql("update commerce_sku set price_difference = ?, on_sale = true, code = ? where id = ?")
                        .params(form.priceDifference(), form.code(), sku.value()).update();
            }
        }
        // Orders refer to them: they stay, and are not sold, at no less than whatever the product will cost.
        known.values().forEach(sku -> jdbc
                .sql("""
                        update commerce_sku set on_sale = false, price_difference = greatest(price_difference, 0) where id = ?""")
                .param(sku.value()).update());
        endLivePriceThatIsNone(id);
        return added;
    }

    /** Of a show that is live: with what its forms cost more or less now, one of them would cost nothing. */
    private void endLivePriceThatIsNone(ProductId id) {
        jdbc.sql("""
                update commerce_product set live_price = null
                where id = :id and live_price + (select coalesce(min(price_difference), 0) from commerce_sku
                    where product_id = :id and on_sale) <= 0""").param("id", id.value()).update();
    }

    void reprice(ProductId id, Terms terms) {
        Sale sale = terms.sale();
        jdbc.sql("""
                update commerce_product set price = ?, sale_price = ?, sale_from = ?, sale_until = ?,
                    shipping_template_id = ?, version = version + 1 where id = ?""").param(terms.price().amount())
                .param(sale == null ? null : sale.price().amount())
                .param(sale == null ? null : UtcColumn.of(sale.from()))
                .param(sale == null ? null : UtcColumn.of(sale.until())).param(terms.shippingTemplate())
                .param(id.value()).update();
    }

    void become(ProductId id, ProductStatus status) {
        jdbc.sql("update commerce_product set status = ?, version = version + 1 where id = ?")
                .params(status.name(), id.value()).update();
    }

    /** Ends it, and has nobody be shown anything of it any more; false when that is so already. */
    boolean ban(ProductId id, Instant now) {
        return jdbc.sql("""
                update commerce_product set status = 'STOPPED', banned_at = ?, version = version + 1
                where id = ? and banned_at is null""").params(UtcColumn.of(now), id.value()).update() == 1;
    }

    /** Names of shipping templates, by their ids. */
    Map<Long, String> shippingTemplates(Collection<Long> ids) {
        Map<Long, String> names = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.sql("select id, name from commerce_shipping_template where id in (:ids)").param("ids", ids)
                    .query(row -> {
                        names.put(row.getLong("id"), row.getString("name"));
                    });
        }
        return names;
    }

    /** Of its forms that are on sale. */
    Differences differences(ProductId id) {
        return jdbc.sql("""
                select coalesce(min(price_difference), 0) as lowest, coalesce(max(price_difference), 0) as highest
                from commerce_sku where product_id = ? and on_sale""").param(id.value())
                .query((row, number) -> new Differences(row.getLong("lowest"), row.getLong("highest"))).single();
    }

    private void write(ProductId id, Content content, GoodsCategory goods) {
        List<String> groups = content.optionGroups();
        jdbc.sql("""
                update commerce_product set name = ?, description = ?, tax_free = ?, category = ?, category_id = ?,
                    option_group1 = ?, option_group2 = ?, option_group3 = ?, attributes = ?, notice = ?, images = ?,
                    version = version + 1 where id = ?""").params(content.name(), content.description(),
                content.taxFree(), goods.name(), content.category(), at(groups, 0), at(groups, 1), at(groups, 2),
                NamedValues.write(content.attributes()), NamedValues.write(content.notice()),
                ProductImages.write(content.images()), id.value()).update();
    }

    private void setCode(SkuId sku, String code) {
        if (!code.isEmpty()) {
            jdbc.sql("update commerce_sku set code = ? where id = ?").params(code, sku.value()).update();
        }
    }

    private static ReadTerms.Sold sold(ResultSet row, int number) throws SQLException {
        Known known = known(row, number);
        return new ReadTerms.Sold(known.id(), row.getString("name"), known.status(), known.terms(), known.version());
    }

    private static Known known(ResultSet row, int number) throws SQLException {
        long template = row.getLong("shipping_template_id");
        return new Known(new ProductId(row.getLong("id")), new SellerId(row.getLong("seller_id")),
                ProductStatus.valueOf(row.getString("status")),
                new Terms(Won.of(row.getLong("price")), Catalogue.sale(row), template == 0 ? null : template),
                row.getInt("version"));
    }

    private static String at(List<String> texts, int index) {
        return index < texts.size() ? texts.get(index) : "";
    }
}
