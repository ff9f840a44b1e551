package commerce.shipment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.SequencedSet;

import commerce.catalogue.SellerId;
import commerce.order.ItemId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import platform.web.DomainException;
import platform.web.ErrorCode;
import platform.web.PlatformError;
import platform.web.idempotency.FormSentBefore;

/**
 * Does for many items what a seller does for one: each by itself, so that those that cannot be hold up no other. An error that is no
 * refusal is one of that item, which is to be tried again.
 */
@Component
public class SellerBatch {
    /** So many at once. */
    public static final int MOST = 500;

    private static final Logger LOG = LoggerFactory.getLogger(SellerBatch.class);

    private final ConfirmItem confirm;
    private final ShipItems ship;

    SellerBatch(ConfirmItem confirm, ShipItems ship) {
        this.confirm = confirm;
        this.ship = ship;
    }

    /**
     * What became of one.
     *
     * @param refusal why not; null when it is done
     * @param arguments what its text has placeholders for
     */
    public record Outcome(ItemId item, @Nullable ErrorCode refusal, List<Object> arguments) {
        public Outcome(ItemId item, @Nullable ErrorCode refusal) {
            this(item, refusal, List.of());
        }

        static Outcome of(ItemId item, @Nullable DomainException refused) {
            return refused == null
                    ? new Outcome(item, null)
                    : new Outcome(item, refused.code(), refused.arguments());
        }
    }

    /** One item in one parcel: several with the same invoice go into one, and one item goes into as many as it has invoices. */
    public record Parcel(ItemId item, Invoice invoice) {
        private boolean shares(Parcel other) {
            return item.equals(other.item) || invoice.equals(other.invoice);
        }
    }

    /** Confirms them. */
    public List<Outcome> confirm(SellerId seller, List<ItemId> items) {
        Attempts attempts = new Attempts();
        return items.stream().map(item -> Outcome.of(item, attempts.tried(() -> confirm.confirm(seller, item))))
                .toList();
    }

    /**
     * Sends them; of what shares an item or an invoice all or nothing.
     *
     * @return one of each item
     */
    public List<Outcome> ship(SellerId seller, List<Parcel> parcels) {
        return ship(seller, together(parcels), new Attempts());
    }

    /** The same of a file of any length, already {@link #together}. */
    public List<Outcome> shipAll(SellerId seller, List<List<Parcel>> groups) {
        return ship(seller, groups, new Attempts());
    }

    private List<Outcome> ship(SellerId seller, List<List<Parcel>> groups, Attempts attempts) {
        List<Outcome> outcomes = new ArrayList<>();
        for (List<Parcel> group : groups) {
            SequencedMap<Invoice, List<ItemId>> contents = new LinkedHashMap<>();
            SequencedSet<ItemId> items = new LinkedHashSet<>();
            for (Parcel each : group) {
                contents.computeIfAbsent(each.invoice(), _ -> new ArrayList<>()).add(each.item());
                items.add(each.item());
            }
            DomainException refused = attempts.tried(() -> ship.ship(seller, contents));
            items.forEach(item -> outcomes.add(Outcome.of(item, refused)));
        }
        return outcomes;
    }

    /** What shares an item or an invoice, directly or by way of another. */
    public static List<List<Parcel>> together(List<Parcel> parcels) {
        List<List<Parcel>> groups = new ArrayList<>();
        for (Parcel each : new LinkedHashSet<>(parcels)) {
            List<Parcel> joined = new ArrayList<>();
            groups.removeIf(group -> group.stream().anyMatch(other -> other.shares(each)) && joined.addAll(group));
            joined.add(each);
            groups.add(joined);
        }
        return groups;
    }

    /** One after the other. */
    private static final class Attempts {
        private boolean away;

        /** Why it is not done; null when it is. Without a database nothing more is tried: each would wait for it in vain. */
        @Nullable
        DomainException tried(Runnable action) {
            if (!away) {
                try {
                    action.run();
                    return null;
                } catch (DomainException refused) {
                    return refused;
                } catch (FormSentBefore another) {
                    throw another;
                } catch (RuntimeException e) {
                    away = e instanceof CannotCreateTransactionException;
                    LOG.error("A part of a seller's batch is to be tried again", e);
                }
            }
            return new DomainException(PlatformError.TEMPORARILY_UNAVAILABLE);
        }
    }
}
