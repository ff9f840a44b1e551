package commerce.webhook;

import java.util.ArrayList;
import java.util.List;

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
import platform.webhook.WebhookDelivery;
import platform.webhook.WebhookEndpointId;
import testing.MadangTest;
import testing.Plans;

/** What is asked for at each order, and what the page shows, goes along an index. */
@MadangTest
class PlansTest {
    @Autowired
    ReadWebhooks<SellerId> read;
    @Autowired
    SellerRegister register;
    @Autowired
    JdbcTemplate jdbc;
    @Autowired
    Ids ids;

    @Test
    void findsASellersEndpointsAndWhatWasSent(@Autowired ApplicationContext context) {
        SellerId seller = new SellerId(ids.nextLong());
        WebhookEndpointId endpoint = new WebhookEndpointId(ids.nextLong());
        new Plans(context).assertServedByIndexes(() -> fill(seller, endpoint), () -> {
            read.endpoints(seller);
            read.deliveries(seller, endpoint, null, Long.MAX_VALUE, 51);
            read.deliveries(seller, endpoint, WebhookDelivery.State.FAILED, Long.MAX_VALUE, 51);
        });
    }

    /** One endpoint of many, which was sent one in a hundred. */
    private void fill(SellerId seller, WebhookEndpointId endpoint) {
        SellerId other = new SellerId(ids.nextLong());
        register.add(new Seller(seller, "감귤 농장", SellerStatus.APPROVED));
        register.add(new Seller(other, "한라봉 농장", SellerStatus.APPROVED));
        List<Object[]> endpoints = new ArrayList<>();
        List<Object[]> events = new ArrayList<>();
        List<Object[]> deliveries = new ArrayList<>();
        for (int i = 0; i < Plans.ROWS; i++) {
            long id = i == 0 ? endpoint.value() : ids.nextLong();
            endpoints.add(
                    new Object[]{id, i == 0 ? seller.value() : other.value(), "https://x.example.com/", "ORDER_PAID",
                            "ON", "2026-01-01"});
            events.add(new Object[]{id, seller.value(), "ORDER_PAID", "{}", "2026-01-01"});
            deliveries.add(
                    new Object[]{id, id, i % 100 == 0 ? endpoint.value() : id, i % 200 == 0 ? "FAILED" : "DELIVERED",
                            8});
        }
        new RowInsert(jdbc, "commerce_webhook_endpoint", "id", "seller_id", "url", "topics", "state", "created_at")
                .insert(endpoints);
        new RowInsert(jdbc, "commerce_webhook_event", "id", "seller_id", "type", "body", "created_at").insert(events);
        new RowInsert(jdbc, "commerce_webhook_delivery", "id", "event_id", "endpoint_id", "state", "attempts")
                .insert(deliveries);
    }
}
