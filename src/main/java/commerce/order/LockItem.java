package commerce.order;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
     * An item with its order.
     *
     * @param buyer whose it is
     * @param paymentId null while pay has not told of the payment
     * @param inTeam whether it was bought with others
     */
    public record Locked(Item item, Tsid buyer, @Nullable Tsid paymentId, boolean inTeam) {
        static Locked of(Item item, Order order) {
            return new Locked(item, order.buyerId(), order.paymentId(), order.teamId() != null);
        }
    }

    /**
     * An item of this seller's; another's is as unknown as one that does not exist.
     *
     * @throws DomainException {@link CommerceError#ITEM_NOT_FOUND}
     */
    public Locked ofSeller(SellerId seller, ItemId id) {
        return lock(id, locked -> locked.item().line().sellerId().equals(seller));
    }

    /** The same of this buyer's. */
    public Locked ofBuyer(Tsid buyer, ItemId id) {
        return lock(id, locked -> locked.buyer().equals(buyer));
    }

    /** The same of anybody's. */
    public Locked any(ItemId id) {
        return lock(id, locked -> true);
    }

    private Locked lock(ItemId id, Predicate<Locked> seen) {
        // Its order never changes, so that it can be looked up before it is locked.
        return items.orderOf(id).flatMap(orders::lock)
                .flatMap(order -> items.find(id).map(item -> Locked.of(item, order)))
                .filter(seen).orElseThrow(() -> new DomainException(CommerceError.ITEM_NOT_FOUND));
    }

    /** Several of this seller's, locked in the order of their orders so that nobody waits for each other. */
    public List<Locked> ofSeller(SellerId seller, Collection<ItemId> ids) {
        Set<ItemId> wanted = Set.copyOf(ids);
        Map<OrderId, Order> locked = new HashMap<>();
        List<OrderId> of = wanted.isEmpty() ? List.of() : items.ordersOf(wanted);
        if (!of.isEmpty()) {
            orders.lock(of).forEach(order -> locked.put(order.id(), order));
        }
        List<Locked> all = items.find(wanted).stream().filter(item -> item.line().sellerId().equals(seller))
                .map(item -> {
                    Order order = Objects.requireNonNull(locked.get(item.orderId()), "An item is of an order");
                    return Locked.of(item, order);
                }).toList();
        if (all.size() != wanted.size()) {
            throw new DomainException(CommerceError.ITEM_NOT_FOUND);
        }
        return all;
    }
}
