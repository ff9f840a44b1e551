package commerce.order;

import java.util.List;

import commerce.refusal.CommerceError;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.web.DomainException;

/**
 * Whether the card's holder disputes an order's payment with the card company. Whoever acts upon it holds the order's lock. It reads the tables
 * of {@code commerce.chargeback}, which is built upon orders, so that orders cannot call it.
 */
@Component
public class DisputedPayments {
    private final JdbcClient jdbc;

    DisputedPayments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether that is so and not decided. */
    @Transactional(readOnly = true)
    public boolean isOpen(OrderId order) {
        return jdbc.sql("select exists (select 1 from commerce_chargeback where order_id = ? and state = 'OPEN')")
                .param(order.value()).query(Boolean.class).single();
    }

    /** The same of an order that was paid so; only what a card paid can be disputed. */
    boolean isOpen(OrderId order, List<Tender> paid) {
        return paid.stream().anyMatch(tender -> tender.kind().equals(Tender.CARD)) && isOpen(order);
    }

    /**
     * What the holder may get, or has, from the card company does not go back here as well, with the rest of an order.
     *
     * @throws DomainException {@link CommerceError#ORDER_PAYMENT_DISPUTED}: it is not decided, or was decided for the holder
     */
    @Transactional(readOnly = true)
    public void requireNone(OrderId order) {
        if (jdbc.sql("""
                select exists (select 1 from commerce_chargeback where order_id = ? and state in ('OPEN', 'LOST'))""")
                .param(order.value()).query(Boolean.class).single()) {
            throw new DomainException(CommerceError.ORDER_PAYMENT_DISPUTED);
        }
    }

    /**
     * What the holder may get, or has, from the card company is not asked for here as well.
     *
     * @throws DomainException {@link CommerceError#ORDER_PAYMENT_DISPUTED}: it is not decided, or was decided for the holder:
     *     of this item, or of all that the card had paid, whoever bears it
     */
    @Transactional(readOnly = true)
    public void requireNone(Item item) {
        boolean any = isOpen(item.orderId()) || jdbc.sql("""
                select exists (select 1 from commerce_chargeback_share s
                    join commerce_chargeback c on c.id = s.chargeback_id and c.state = 'LOST'
                    where s.item_id = ? and s.target_id = s.item_id and (s.amount > 0 or c.amount >=
                        (select sum(a.most) from commerce_chargeback_share a
                            force index (commerce_chargeback_share_once) where a.chargeback_id = c.id)))""")
                .param(item.id().value()).query(Boolean.class).single();
        if (any) {
            throw new DomainException(CommerceError.ORDER_PAYMENT_DISPUTED);
        }
    }
}
