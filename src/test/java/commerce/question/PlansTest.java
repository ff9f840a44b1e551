package commerce.question;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import commerce.CatalogueRows;
import commerce.catalogue.ProductId;
import commerce.catalogue.SellerId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import platform.database.RowInsert;
import platform.id.Tsid;
import testing.MadangTest;
import testing.Plans;

/** Every list of questions has its index. */
@MadangTest
class PlansTest {
    @Autowired
    Questions questions;
    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    ApplicationContext context;

    @Test
    void listsAProductsAMembersAndASellers() {
        new Plans(context).assertServedByIndexes(this::fill, () -> {
            questions.of(new ProductId(7), Long.MAX_VALUE, 21);
            questions.ofMember(new Tsid(7), Long.MAX_VALUE, 21);
            questions.waiting(new SellerId(7), 0, 21);
            questions.answered(new SellerId(7), Long.MAX_VALUE, 21);
        });
    }

    /** Questions about a hundred products of as many sellers, one in ten without an answer. */
    private void fill() {
        CatalogueRows.fill(context, 1);
        LocalDateTime now = LocalDateTime.of(2026, 11, 21, 0, 0);
        List<Object[]> rows = new ArrayList<>();
        for (long id = 1; id <= Plans.ROWS; id++) {
            boolean waits = id % 10 == 0;
            List<Object> row = new ArrayList<>(List.of(id, id % 100 + 1, id % 100 + 1, id % 100, false, "언제 와요?",
                    "VISIBLE", waits, now));
            Collections.addAll(row, waits ? null : "내일요", waits ? null : now);
            rows.add(row.toArray());
        }
        new RowInsert(jdbc, "commerce_question", "id", "product_id", "seller_id", "member_id", "secret", "text",
                "state",
                "waits", "asked_at", "answer", "answered_at").insert(rows);
    }
}
