package commerce.groupbuy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

import commerce.CatalogueRows;
import commerce.catalogue.ProductId;
import commerce.catalogue.SellerId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import platform.database.RowInsert;
import platform.id.Ids;
import platform.id.Tsid;
import platform.time.UtcColumn;
import testing.MadangTest;
import testing.Plans;

/** Every list of deals, teams and seats has its index. */
@MadangTest
class PlansTest {
    @Autowired
    ReadDeals deals;
    @Autowired
    ReadTeams teams;
    @Autowired
    ReadSellerDeals ofSellers;
    @Autowired
    Teams rows;
    @Autowired
    Seats seats;
    @Autowired
    Clock clock;
    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    ApplicationContext context;

    @Test
    void listsDealsAndTeamsByUrgency() {
        Instant now = clock.instant();
        new Plans(context).assertServedByIndexes(this::fill, () -> {
            deals.open(null, now, Long.MAX_VALUE, 21);
            deals.open(new ProductId(7), now, Long.MAX_VALUE, 21);
            teams.joinable(new DealId(7), now, Long.MAX_VALUE, 21);
            teams.seats(new Tsid(7), Long.MAX_VALUE, 21);
        });
    }

    @Test
    void findsWhatIsDue() {
        new Plans(context).assertServedByIndexes(this::fill, () -> {
            rows.expired(clock.instant(), Teams.Place.FIRST, 100);
            rows.openOf(new SellerId(7), Teams.Place.FIRST, 100);
            rows.areOpen(new DealId(7), clock.instant());
            seats.lost(0, 100);
            rows.stuck(clock.instant());
            rows.lockNeverOpened(Ids.firstAt(clock.instant()), 500);
            seats.staying(clock.instant(), 100);
        });
    }

    @Test
    void listsASellersOwn() {
        new Plans(context).assertServedByIndexes(this::fill, () -> {
            ofSellers.of(new SellerId(7), Long.MAX_VALUE, 21);
            ofSellers.open(new SellerId(7), 20);
            ofSellers.running(50);
        });
    }

    /** Deals of a hundred products and sellers with a team and a seat each. */
    private void fill() {
        CatalogueRows.fill(context, 1);
        LocalDateTime now = UtcColumn.of(clock.instant());
        List<Object[]> dealRows = new ArrayList<>();
        List<Object[]> teamRows = new ArrayList<>();
        List<Object[]> seatRows = new ArrayList<>();
        for (long id = 1; id <= Plans.ROWS; id++) {
            LocalDateTime end = now.plusMinutes(id);
            dealRows.add(new Object[]{id, id % 100 + 1, id % 100 + 1, 3, 1_000, 2_000, 60, 100, 1, now.minusDays(1),
                    end, now});
            teamRows.add(new Object[]{id, id % 100 + 1, id % 100 + 1, id % 100 + 1, 3, 60, "OPEN", 1, 1, now, end,
                    end});
            seatRows.add(new Object[]{id, id, id % 100 + 1, id % 100, id % 100, 1, "PAID", now});
        }
        new RowInsert(jdbc, "commerce_deal", "id", "seller_id", "product_id", "team_size", "team_price", "list_price",
                "minutes", "quota", "per_buyer", "starts_at", "ends_at", "created_at").insert(dealRows);
        new RowInsert(jdbc, "commerce_team", "id", "deal_id", "seller_id", "product_id", "size", "minutes", "status",
                "taken", "paid", "opened_at", "deadline", "expire_at").insert(teamRows);
        new RowInsert(jdbc, "commerce_team_seat", "order_id", "team_id", "deal_id", "member_id", "holder", "quantity",
                "state", "paid_at").insert(seatRows);
    }
}
