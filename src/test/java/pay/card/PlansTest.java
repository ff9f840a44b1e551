package pay.card;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import platform.database.RowInsert;
import platform.time.UtcColumn;
import testing.MadangTest;
import testing.Plans;

/** Cards and requests are found along an index, for members, for the calls that are due and for a person. */
@MadangTest
class PlansTest {
    @Autowired
    Cards cards;
    @Autowired
    CardRequests requests;
    @Autowired
    CardSteps steps;
    @Autowired
    StuckCardRequests stuck;
    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    Clock clock;

    @Test
    void findsCardsAndRequests(@Autowired ApplicationContext context) {
        new Plans(context).assertServedByIndexes(this::fill, () -> {
            cards.findByMemberIdAndBillingKeyIsNotNullOrderById(7);
            cards.lockRegistered(7);
            cards.lockById(7);
            steps.take(16);
            requests.existsByMemberIdAndStatusIn(7, OpenCardRequests.OPEN);
            stuck.count();
            stuck.oldest(50);
        });
    }

    /** Cards and charges of a hundred members, all asked about later. */
    private void fill() {
        LocalDateTime now = UtcColumn.of(clock.instant());
        LocalDateTime later = UtcColumn.of(clock.instant().plus(Duration.ofDays(1)));
        List<Object[]> cards = new ArrayList<>();
        List<Object[]> charges = new ArrayList<>();
        for (long id = 1; id <= Plans.ROWS; id++) {
            cards.add(new Object[]{id, id % 100, "41", "CREDIT", "433012******1234", "sealed", "customer", now});
            charges.add(new Object[]{id, "CHARGE", "EASY_PAY", id, id % 100, id, "41", 1_000, 0, 0, false, "감귤",
                    "UNKNOWN", 1, later, now, 0});
        }
        new RowInsert(jdbc, "pay_card", "id", "member_id", "company", "kind", "masked_number", "billing_key",
                "customer_key", "registered_at").insert(cards);
        new RowInsert(jdbc, "pay_card_request", "id", "kind", "purpose", "purpose_id", "member_id", "card_id",
                "company", "amount", "canceled", "months", "interest_free", "text", "status", "enquiries",
                "next_step_at", "created_at", "version").insert(charges);
    }
}
