package commerce.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import commerce.catalogue.Seller;
import commerce.catalogue.SellerId;
import commerce.catalogue.SellerRegister;
import commerce.catalogue.SellerStatus;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import platform.database.RowInsert;
import platform.id.Ids;
import platform.webhook.ReadWebhooks;
import platform.webhook.TestDeliveries;
import platform.webhook.WebhookDelivery;
import platform.webhook.WebhookEndpointId;
import platform.webhook.Webhooks;
import testing.MadangTest;
import testing.Plans;

import static org.assertj.core.api.Assertions.assertThat;

/** What is asked for at each order, again and again by whoever sends and forgets, and what the page shows, goes along an index. */
@MadangTest
class PlansTest {
    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

    @Autowired
    Webhooks<SellerId> webhooks;
    @Autowired
    ReadWebhooks<SellerId> read;
    @Autowired
    SellerRegister register;
    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    Ids ids;
    @Autowired
    ApplicationContext context;

    @Test
    void findsASellersEndpointsAndWhatWasSentOrIsToBeSentAgain() {
        SellerId seller = new SellerId(ids.nextLong());
        WebhookEndpointId endpoint = new WebhookEndpointId(ids.nextLong());
        new Plans(context).assertServedByIndexes(() -> fill(seller, endpoint), () -> {
            read.endpoints(seller);
            read.deliveries(seller, endpoint, null, Long.MAX_VALUE, 51);
            read.deliveries(seller, endpoint, WebhookDelivery.State.FAILED, Long.MAX_VALUE, 51);
            TestDeliveries.since(webhooks, read.endpoint(seller, endpoint), LONG_AGO.minus(Duration.ofDays(1)), 1_000);
        });
    }

    @Test
    void findsWhatIsDue() {
        WebhookEndpointId endpoint = new WebhookEndpointId(ids.nextLong());
        new Plans(context).assertServedByIndexes(() -> fill(new SellerId(ids.nextLong()), endpoint),
                () -> assertThat(TestDeliveries.take(webhooks, 8, Map.of(endpoint, 1))).isNotEmpty());
    }

    @Test
    void findsWhatIsToBeForgotten() {
        new Plans(context).assertServedByIndexes(
                () -> fill(new SellerId(ids.nextLong()), new WebhookEndpointId(ids.nextLong())), () -> {
                    TestDeliveries.forget(webhooks, LONG_AGO.plus(Duration.ofDays(1)));
                    assertThat(jdbc.queryForObject("select count(*) from commerce_webhook_delivery where id < ?",
                            Integer.class, Ids.firstAt(LONG_AGO.plus(Duration.ofDays(1))))).as("what waits")
                            .isEqualTo(20);
                });
    }

    /** One endpoint of many, which was sent one in a hundred, half of them long ago; some wait, some were removed. */
    private void fill(SellerId seller, WebhookEndpointId endpoint) {
        SellerId other = new SellerId(ids.nextLong());
        register.add(new Seller(seller, "감귤 농장", SellerStatus.APPROVED));
        register.add(new Seller(other, "한라봉 농장", SellerStatus.APPROVED));
        List<Object[]> endpoints = new ArrayList<>();
        List<Object[]> events = new ArrayList<>();
        List<Object[]> deliveries = new ArrayList<>();
        for (int i = 0; i < Plans.ROWS; i++) {
            boolean own = i % 100 == 0;
            boolean waits = i % 100 == 50;
            long id = i % 50 == 0 ? Ids.firstAt(LONG_AGO) + i : ids.nextLong();
            long to = i == 0 ? endpoint.value() : ids.nextLong();
            boolean removed = i % 100 == 1;
            endpoints.add(new Object[]{to, i == 0 ? seller.value() : other.value(), "https://x.example.com/",
                    "ORDER_PAID", removed ? "REMOVED" : "ON", "2026-01-01", removed ? "2026-01-01" : null});
            events.add(new Object[]{id, own ? seller.value() : other.value(), "ORDER_PAID", "{}", "2026-01-01"});
            deliveries.add(new Object[]{id, id, own ? endpoint.value() : to,
                    waits ? "PENDING" : i % 200 == 0 ? "FAILED" : "DELIVERED", 8,
                    waits ? i % 200 == 50 ? "2026-01-02" : "2199-01-01" : null});
        }
        new RowInsert(jdbc, "commerce_webhook_endpoint", "id", "seller_id", "url", "topics", "state", "created_at",
                "removed_at").insert(endpoints);
        new RowInsert(jdbc, "commerce_webhook_event", "id", "seller_id", "type", "body", "created_at").insert(events);
        new RowInsert(jdbc, "commerce_webhook_delivery", "id", "event_id", "endpoint_id", "state", "attempts",
                "next_attempt_at").insert(deliveries);
    }
}
