package commerce.review;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import commerce.CatalogueRows;
import commerce.catalogue.ProductId;
import commerce.catalogue.SellerId;
import commerce.image.TestImages;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import platform.database.RowInsert;
import platform.id.Tsid;
import testing.MadangTest;
import testing.Plans;

/** Every list of reviews has its index. */
@MadangTest
class PlansTest {
    @Autowired
    ReadReviews read;
    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    ApplicationContext context;

    @Test
    void listsAProductsInEachOrder() {
        new Plans(context).assertServedByIndexes(this::fill, () -> {
            for (ReviewSort sort : ReviewSort.values()) {
                read.of(new ProductId(7), sort, Optional.empty(), 21);
                read.of(new ProductId(7), sort, Optional.of(new long[]{3, 1_000}), 21);
            }
        });
    }

    @Test
    void listsAMembersAndASellers() {
        new Plans(context).assertServedByIndexes(this::fill, () -> {
            read.ofMember(new Tsid(7), Long.MAX_VALUE, 21);
            read.ofSeller(new SellerId(7), false, null, 21);
            read.ofSeller(new SellerId(7), true, null, 21);
        });
    }

    @Test
    void findsPicturesThatNothingShows() {
        new Plans(context).assertServedByIndexes(this::fill, () -> TestImages.forgetsUnused(context));
    }

    /** Reviews of a hundred products and sellers, one in ten without a reply. */
    private void fill() {
        CatalogueRows.fill(context, 1);
        LocalDateTime now = LocalDateTime.of(2099, 1, 1, 0, 0);
        List<Object[]> rows = new ArrayList<>();
        List<Object[]> photos = new ArrayList<>();
        for (long id = 1; id <= Plans.ROWS; id++) {
            boolean replied = id % 10 != 0;
            List<Object> row = new ArrayList<>(List.of(id, id, id % 100, id % 100 + 1, id % 100 + 1, "", id % 5 + 1,
                    "좋아요", "VISIBLE", id % 7, now));
            Collections.addAll(row, replied ? "고맙습니다" : null, replied ? now : null);
            rows.add(row.toArray());
            photos.add(new Object[]{id, id % 100, 100, 100, now, now.plusSeconds(id)});
        }
        new RowInsert(jdbc, "commerce_review", "id", "item_id", "member_id", "seller_id", "product_id", "option_name",
                "rating", "text", "state", "helpful", "written_at", "reply", "replied_at").insert(rows);
        new RowInsert(jdbc, "commerce_member_image", "id", "member_id", "width", "height", "added_at", "forget_at")
                .insert(photos);
    }
}
