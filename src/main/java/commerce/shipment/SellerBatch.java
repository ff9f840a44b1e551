package commerce.shipment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Consumer;

import commerce.catalogue.SellerId;
import commerce.order.LineId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import platform.web.DomainException;
import platform.web.ErrorCode;

/** Does for many items what a seller does for one: each by itself, so that those that cannot be hold up no other. */
@Component
public class SellerBatch {
    /** So many at once. */
    public static final int MOST = 500;

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
    public record Outcome(LineId item, @Nullable ErrorCode refusal, List<Object> arguments) {
        public Outcome(LineId item, @Nullable ErrorCode refusal) {
            this(item, refusal, List.of());
        }

        static Outcome of(LineId item, @Nullable DomainException refused) {
            return refused == null
                    ? new Outcome(item, null)
                    : new Outcome(item, refused.code(), refused.arguments());
        }
    }

    /** One item and its parcel; several with the same invoice go into one. */
    public record Parcel(LineId item, Invoice invoice) {}

    public List<Outcome> confirm(SellerId seller, List<LineId> items) {
        return each(items, item -> confirm.confirm(seller, item));
    }

    public List<Outcome> ship(SellerId seller, List<Parcel> parcels) {
        List<Outcome> outcomes = new ArrayList<>();
        for (List<Parcel> together : together(parcels)) {
            List<LineId> items = together.stream().map(Parcel::item).toList();
            DomainException refused = tried(
                    () -> ship.ship(seller, items, List.of(together.getFirst().invoice())));
            items.forEach(item -> outcomes.add(Outcome.of(item, refused)));
        }
        return outcomes;
    }

    private static List<List<Parcel>> together(List<Parcel> parcels) {
        SequencedMap<Invoice, List<Parcel>> by = new LinkedHashMap<>();
        parcels.forEach(each -> by.computeIfAbsent(each.invoice(), invoice -> new ArrayList<>()).add(each));
        return List.copyOf(by.values());
    }

    private static List<Outcome> each(List<LineId> items, Consumer<LineId> action) {
        List<Outcome> outcomes = new ArrayList<>();
        for (LineId item : items) {
            outcomes.add(Outcome.of(item, tried(() -> action.accept(item))));
        }
        return outcomes;
    }

    private static @Nullable DomainException tried(Runnable action) {
        try {
            action.run();
            return null;
        } catch (DomainException refused) {
            return refused;
        }
    }
}
