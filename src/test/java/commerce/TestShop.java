package commerce;

import java.util.List;
import java.util.Map;

import commerce.catalogue.Catalogue;
import commerce.catalogue.GoodsCategory;
import commerce.catalogue.Product;
import commerce.catalogue.ProductId;
import commerce.catalogue.ProductStatus;
import commerce.catalogue.Seller;
import commerce.catalogue.SellerId;
import commerce.catalogue.SellerStatus;
import commerce.catalogue.Sku;
import commerce.catalogue.SkuId;
import commerce.order.OrderId;
import commerce.stock.Stock;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import platform.id.Ids;
import platform.money.Won;

/** Puts products on sale for a test, and looks at their stock. */
public final class TestShop {
    private final Ids ids;
    private final Catalogue catalogue;
    private final Stock stock;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final SellerId seller;

    public TestShop(ApplicationContext context) {
        this(context, new SellerId(context.getBean(Ids.class).nextLong()));
        catalogue.addSellers(List.of(new Seller(seller, "한빛상회", SellerStatus.APPROVED)));
    }

    /** The shop of a seller that is there. */
    public static TestShop of(ApplicationContext context, SellerId seller) {
        return new TestShop(context, seller);
    }

    private TestShop(ApplicationContext context, SellerId seller) {
        this.ids = context.getBean(Ids.class);
        this.catalogue = context.getBean(Catalogue.class);
        this.stock = context.getBean(Stock.class);
        this.jdbc = context.getBean(JdbcClient.class);
        this.transaction = context.getBean(TransactionTemplate.class);
        this.seller = seller;
    }

    /** What an operator, or a holiday, makes of it. */
    public void becomes(SellerStatus status) {
        sql("update commerce_seller set status = ? where id = ?", status.name(), seller.value());
    }

    public SellerId seller() {
        return seller;
    }

    /** A product without options; returns its one SKU. */
    public SkuId sells(String name, long price, int pieces) {
        SkuId sku = new SkuId(ids.nextLong());
        add(new Product(new ProductId(ids.nextLong()), seller, name, "", Won.of(price), false, ProductStatus.ON_SALE,
                GoodsCategory.FRUIT,
                List.of(), List.of(new Sku(sku, List.of(), Won.ZERO, true))), Map.of(sku, pieces));
        return sku;
    }

    public ProductId productOf(SkuId sku) {
        return new ProductId(number("select product_id from commerce_sku where id = ?", sku.value()));
    }

    public void add(Product product, Map<SkuId, Integer> pieces) {
        transaction.executeWithoutResult(status -> {
            catalogue.addProducts(List.of(product));
            stock.open(pieces);
        });
    }

    /** Keeps pieces for an order that nobody has placed. */
    public void holds(SkuId sku, int pieces) {
        transaction
                .executeWithoutResult(status -> stock.hold(Map.of(new OrderId(ids.nextLong()), Map.of(sku, pieces))));
    }

    /** More pieces come in, as the stock's ledger says too. */
    public void receives(SkuId sku, int pieces) {
        sql("""
                insert into commerce_stock_entry (id, sku_id, kind, quantity, at)
                values (?, ?, 'RECEIVED', ?, '2026-01-01')""", ids.nextLong(), sku.value(), pieces);
        sql("update commerce_stock set on_hand = on_hand + ? where sku_id = ?", pieces, sku.value());
    }

    public int onHand(SkuId sku) {
        return (int) number("select on_hand from commerce_stock where sku_id = ?", sku.value());
    }

    public int held(SkuId sku) {
        return (int) number("select held from commerce_stock where sku_id = ?", sku.value());
    }

    public long number(String sql, Object... params) {
        return transaction.execute(status -> jdbc.sql(sql).params(params).query(Long.class).single());
    }

    public String text(String sql, Object... params) {
        return transaction.execute(status -> jdbc.sql(sql).params(params).query(String.class).single());
    }

    /** Changes something by SQL, for example to let time pass. */
    public void sql(String sql, Object... params) {
        transaction.executeWithoutResult(status -> jdbc.sql(sql).params(params).update());
    }
}
