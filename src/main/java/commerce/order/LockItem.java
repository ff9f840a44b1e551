package commerce.order;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

import commerce.catalogue.SellerId;
import commerce.refusal.CommerceError;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.web.DomainException;

/** Gives items to those who want to change them, with their orders locked until the transaction ends. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class LockItem {
    private final Orders orders;
    private final Items items;

    LockItem(Orders orders, Items items) {
        this.orders = orders;
        this.items = items;
    }

    /**
     * An item with its paid order.
     *
     * @param buyer whose it is
     * @param paymentId null while pay has not told of the payment
     */
    public record Locked(Item item, Tsid buyer, @Nullable Tsid paymentId) {}

    /**
     * An item of this seller's; another's is as unknown as one that does not exist.
     *
     * @throws DomainException {@link CommerceError#ITEM_NOT_FOUND}
     */
    public Locked ofSeller(SellerId seller, LineId id) {
        return lock(id, locked -> locked.item().line().sellerId().equals(seller));
    }

    /** The same of this buyer's. */
    public Locked ofBuyer(Tsid buyer, LineId id) {
        return lock(id, locked -> locked.buyer().equals(buyer));
    }

    /** The same of anybody's. */
    public Locked any(LineId id) {
        return lock(id, locked -> true);
    }

    private Locked lock(LineId id, Predicate<Locked> seen) {
        // Its order never changes, so that it can be looked up before it is locked.
        return items.orderOf(id).flatMap(orders::lock)
                .flatMap(order -> items.find(id).map(item -> new Locked(item, order.buyerId(), order.paymentId())))
                .filter(seen).orElseThrow(() -> new DomainException(CommerceError.ITEM_NOT_FOUND));
    }

    /** Several of this seller's, locked in the order of their orders so that nobody waits for each other. */
    public List<Locked> ofSeller(SellerId seller, Collection<LineId> ids) {
        return ids.stream().distinct().sorted(Comparator.comparingLong(this::orderOf).thenComparingLong(LineId::value))
                .map(id -> ofSeller(seller, id)).toList();
    }

    private long orderOf(LineId id) {
        return items.orderOf(id).orElseThrow(() -> new DomainException(CommerceError.ITEM_NOT_FOUND)).value();
    }
}
