package commerce.desk;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import commerce.catalogue.ProductId;
import commerce.catalogue.SellerId;
import commerce.order.Deliveries;
import commerce.order.Delivery;
import commerce.order.Item;
import commerce.order.ItemId;
import commerce.order.ItemStatus;
import commerce.order.OrderId;
import commerce.order.SellerItems;
import commerce.shipment.WrongNumbers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Ids;
import platform.id.Tsid;
import platform.ops.DayRange;
import platform.web.DomainException;
import platform.web.PlatformError;

/** A seller's items by tab, with masked personal data. */
@Service
class ReadOrders {
    /** Counts go no further. */
    static final int COUNTED = 100;
    private static final Comparator<Item> OLDEST = Comparator.comparingLong(item -> item.id().value());

    private final SellerItems items;
    private final WrongNumbers numbers;
    private final Deliveries deliveries;
    private final Clock clock;

    ReadOrders(SellerItems items, WrongNumbers numbers, Deliveries deliveries, Clock clock) {
        this.items = items;
        this.numbers = numbers;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /**
     * What is looked for.
     *
     * @param from ordered on this day in Seoul or later; {@code until}: or earlier
     * @param order what there is of this order, on whatever tab
     */
    record Filter(@Nullable LocalDate from, @Nullable LocalDate until, @Nullable OrderId order,
            @Nullable ProductId product) {
        static final Filter NONE = new Filter(null, null, null, null);

        /** As a form has it, where a field that is empty asks for nothing. */
        static Filter of(@Nullable LocalDate from, @Nullable LocalDate until, String order, String product) {
            Tsid orderId = id(order);
            Tsid productId = id(product);
            return new Filter(from, until, orderId == null ? null : new OrderId(orderId.value()),
                    productId == null ? null : new ProductId(productId.value()));
        }

        private static @Nullable Tsid id(String text) {
            return text.isBlank()
                    ? null
                    : Tsid.parse(text.strip()).orElseThrow(() -> new DomainException(PlatformError.INVALID_REQUEST));
        }

        SellerItems.Range range(@Nullable ItemId before) {
            DayRange days = DayRange.of(from, until).before(before == null ? Long.MAX_VALUE : before.value());
            return new SellerItems.Range(days.from(), days.before(), product);
        }
    }

    /**
     * An item of a list.
     *
     * @param to null when it is not known where it goes
     */
    record Listed(Item item, Instant orderedAt, @Nullable Delivery to, boolean late) {}

    /**
     * Up to {@code most} of a tab: the newest first, of what is to be sent the oldest, of what is late the longest late.
     *
     * @param last of what was shown before; null: from the first on
     */
    @Transactional(readOnly = true)
    public List<Listed> of(SellerId seller, OrderTab tab, Filter filter, @Nullable ItemId last, int most) {
        OrderId order = filter.order();
        Instant now = clock.instant();
        if (order != null) {
            return listed(items.of(seller, order), now);
        }
        if (tab == OrderTab.LATE) {
            return listed(items.late(seller, filter.range(null), now, last, most), now);
        }
        if (tab == OrderTab.DOUBTED) {
            List<ItemId> doubted = numbers.doubted(seller, filter.range(null).after(last), most);
            return listed(items.find(seller, doubted).values().stream().sorted(OLDEST).toList(), now);
        }
        List<Item> found = new ArrayList<>();
        for (OrderTab.Place place : tab.places()) {
            found.addAll(tab.isOldestFirst()
                    ? items.oldestAt(seller, place.status(), place.confirmation(), filter.range(null).after(last), most)
                    : items.at(seller, place.status(), place.confirmation(), filter.range(last), most));
        }
        found.sort(tab.isOldestFirst() ? OLDEST : OLDEST.reversed());
        return listed(found.subList(0, Math.min(most, found.size())), now);
    }

    /** Of the newest {@code most} orders that go to whoever has this name or this phone number, on whatever tab. */
    @Transactional(readOnly = true)
    public List<Listed> sentTo(SellerId seller, String recipient, int most) {
        return listed(items.sentTo(seller, recipient, most), clock.instant());
    }

    /** How many wait for the seller, up to {@link #COUNTED}. */
    @Transactional(readOnly = true)
    public Map<OrderTab, Integer> toDo(SellerId seller) {
        Map<OrderTab, Integer> count = new EnumMap<>(OrderTab.class);
        for (OrderTab tab : List.of(OrderTab.NEW, OrderTab.TO_SHIP)) {
            OrderTab.Place place = tab.places().getFirst();
            count.put(tab, items.count(seller, place.status(), place.confirmation(), COUNTED));
        }
        count.put(OrderTab.LATE, items.countLate(seller, clock.instant(), COUNTED));
        count.put(OrderTab.DOUBTED, numbers.doubted(seller, SellerItems.Range.ALL, COUNTED).size());
        return count;
    }

    private List<Listed> listed(List<Item> found, Instant now) {
        Map<OrderId, Delivery> to = deliveries.of(found.stream().map(Item::orderId).collect(Collectors.toSet()));
        return found.stream().map(item -> {
            Delivery delivery = to.get(item.orderId());
            return new Listed(item, Ids.timeOf(item.id().value()), delivery == null ? null : delivery.masked(),
                    isLate(item, now));
        }).toList();
    }

    static boolean isLate(Item item, Instant now) {
        Instant by = item.times().dispatchBy();
        return item.status() == ItemStatus.PAID && by != null && by.isBefore(now);
    }
}
