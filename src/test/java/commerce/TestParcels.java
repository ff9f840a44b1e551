package commerce;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

import commerce.catalogue.ProductId;
import commerce.catalogue.SellerId;
import commerce.freight.ShippingTemplate;
import commerce.freight.TemplateId;
import commerce.freight.Templates;
import commerce.order.ItemId;
import commerce.refusal.CommerceError;
import commerce.shipment.ConfirmItem;
import commerce.shipment.CorrectInvoice;
import commerce.shipment.Courier;
import commerce.shipment.FreeInvoice;
import commerce.shipment.Invoice;
import commerce.shipment.ShipItems;
import commerce.shipment.TestCouriers;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import platform.audit.AuditActor;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;
import platform.security.StaffCaller;
import platform.web.DomainException;

/** What a seller does with what is ordered, for tests of what comes after. */
public final class TestParcels {
    private final TestShop shop;
    private final SellerId seller;
    private final Ids ids;
    private final Templates templates;
    private final ConfirmItem confirm;
    private final ShipItems ship;
    private final CorrectInvoice correct;
    private final FreeInvoice free;
    private final TestCouriers couriers;

    public TestParcels(ApplicationContext context, TestShop shop) {
        this.shop = shop;
        this.seller = shop.seller();
        this.ids = context.getBean(Ids.class);
        this.templates = context.getBean(Templates.class);
        this.confirm = context.getBean(ConfirmItem.class);
        this.ship = context.getBean(ShipItems.class);
        this.correct = context.getBean(CorrectInvoice.class);
        this.free = context.getBean(FreeInvoice.class);
        this.couriers = new TestCouriers(context);
    }

    /** A product is sent for this fee. */
    public void sentBy(ProductId product, ShippingTemplate.Kind kind, long fee, @Nullable Long freeFrom) {
        sentBy(product, written(kind, fee, freeFrom, null));
    }

    public void sentBy(ProductId product, ShippingTemplate template) {
        shop.sql("update commerce_product set shipping_template_id = ? where id = ?", template.id().value(),
                product.value());
    }

    /** A template that products can be sent by. */
    public ShippingTemplate written(ShippingTemplate.Kind kind, long fee, @Nullable Long freeFrom,
            @Nullable Integer perPieces) {
        ShippingTemplate template = new ShippingTemplate(new TemplateId(ids.nextLong()), seller, "기본 배송", kind,
                Won.of(fee), freeFrom == null ? null : Won.of(freeFrom), perPieces, true, Won.of(3_000), Won.of(5_000),
                Won.of(3_000), Won.of(6_000));
        templates.add(template);
        return template;
    }

    public void confirm(ItemId item) {
        confirm.confirm(seller, item);
    }

    /** Sends it, in a parcel of its own. */
    public Invoice ship(ItemId item) {
        Invoice invoice = invoice();
        ship.ship(seller, List.of(item), List.of(invoice));
        return invoice;
    }

    public Invoice invoice() {
        return new Invoice(Courier.CJ_LOGISTICS,
                // None that looks like a bank account of the tests (PersonalData).
                Long.toString(ThreadLocalRandom.current().nextLong(200_000_000_000L, 1_000_000_000_000L)));
    }

    /** Of the parcel that it was sent in first; null before. */
    public @Nullable Invoice numberOf(ItemId item) {
        return couriers.numberOf(item);
    }

    public void correct(AuditActor by, ItemId item, Invoice wrong, Invoice right) {
        correct.correct(by, seller, item, wrong, right);
    }

    /** An operator takes it from whoever's parcel has it. */
    public void free(StaffCaller operator, Invoice number) {
        FreeInvoice.Holder holder = free.holding(number)
                .orElseThrow(() -> new DomainException(CommerceError.INVOICE_NOT_FOUND));
        free.free(operator, number, holder.id(), "다른 택배");
    }

    /** All parcels of this seller's arrive. */
    public void arrive() {
        couriers.arrive(seller);
    }

    /** All parcels with this item arrive. */
    public void arriveOf(ItemId item) {
        couriers.arrive(List.of(item));
    }

    /** Four weeks after they were sent, nobody knows where the parcels with this item are. */
    public void getLost(ItemId item) {
        couriers.lose(List.of(item));
    }

    /** The time to object may be over. */
    public void timeConfirms(ItemId item) {
        couriers.timeConfirms(item);
    }

    public void buyerConfirms(Tsid buyer, ItemId item) {
        couriers.buyerConfirms(buyer, item);
    }
}
