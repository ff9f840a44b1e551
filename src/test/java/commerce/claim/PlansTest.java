package commerce.claim;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

import commerce.ManyItems;
import commerce.catalogue.SellerId;
import commerce.order.Confirmation;
import commerce.order.ItemId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import platform.database.RowInsert;
import platform.id.Tsid;
import platform.time.UtcColumn;
import testing.MadangTest;
import testing.Plans;

/** Every list of claims has its index. What is bounded by the fifty lines of one order may sort. */
@MadangTest
class PlansTest {
    @Autowired
    ApplicationContext context;
    @Autowired
    Claims claims;
    @Autowired
    CancelSuspended suspended;
    @Autowired
    OpenRulings rulings;
    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    Clock clock;

    @Test
    void listsClaimsOfABuyerAndOfASeller() {
        new Plans(context).assertServedByIndexes(this::fill, () -> {
            claims.ofBuyer(new Tsid(7), Long.MAX_VALUE, 21);
            claims.ofSeller(new SellerId(7), ClaimStatus.REQUESTED, Long.MAX_VALUE, 21);
            claims.ofSeller(new SellerId(7), ClaimStatus.REQUESTED, ClaimKind.CANCEL, Long.MAX_VALUE, 21);
            claims.count(new SellerId(7), ClaimStatus.REQUESTED, 100);
            claims.countOfTerminated(100);
            claims.disputed(clock.instant(), 7, 21);
            claims.countDisputed(100);
            rulings.after(7, 50);
        });
    }

    @Test
    void findsStopsThatNobodyAnswered() {
        new Plans(context).assertServedByIndexes(this::fill,
                () -> claims.unanswered(clock.instant(), GrantStops.BATCH));
    }

    @Test
    void findsWhatAStoppedSellerHasNotConfirmedAndWhatIsToBeStoppedOfAnItem() {
        new Plans(context).assertServedByIndexes(this::fill, () -> {
            suspended.after(new SellerId(7), Confirmation.NOT_YET, 0);
            suspended.after(new SellerId(7), Confirmation.CONFIRMED, 0);
            claims.stopsOf(new ItemId(7));
        });
    }

    @Test
    void countsWhatABuyerHasWithdrawnOfAnItem() {
        new Plans(context).assertServedByIndexes(this::fill, () -> claims.withdrawn(new ItemId(7), ClaimKind.CANCEL));
    }

    /** A stop of each of many items, not to be granted yet. */
    private void fill() {
        ManyItems.add(context);
        LocalDateTime now = UtcColumn.of(clock.instant());
        LocalDateTime later = UtcColumn.of(clock.instant().plus(Duration.ofDays(2)));
        List<Object[]> rows = new ArrayList<>();
        for (long id = 1; id <= Plans.ROWS; id++) {
            rows.add(new Object[]{id, id, id, id % 100, id % 100, "CANCEL", "REQUESTED", 1, "DELAYED", "SELLER", "",
                    1_000, 0, 0, 0, 0, 0, now, later});
        }
        new RowInsert(jdbc, "commerce_claim", "id", "order_id", "line_id", "seller_id", "buyer_id", "kind", "status",
                "quantity", "reason", "fault", "details", "goods", "seller_coupon", "platform_coupon", "shipping",
                "owed_freight", "back_freight", "opened_at", "answer_by").insert(rows);
    }
}
