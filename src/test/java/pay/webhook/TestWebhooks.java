package pay.webhook;

import java.util.Map;

import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import pay.merchant.CallingMerchant;

/** What merchants' systems were told, for tests of the API. */
public final class TestWebhooks {
    private TestWebhooks() {}

    /** The id of a delivery to an endpoint that was given up: nothing is sent. */
    public static String failed(ApplicationContext context, CallingMerchant owner, String endpoint) {
        JdbcClient jdbc = context.getBean(JdbcClient.class);
        return context.getBean(TransactionTemplate.class).execute(_ -> {
            context.getBean(AnnounceToMerchant.class).announce(owner, WebhookType.PAYMENT_STATUS_CHANGED, Map.of());
            jdbc.sql("""
                    update pay_webhook_delivery d join pay_webhook_endpoint e on e.id = d.endpoint_id
                    set d.state = 'FAILED', d.next_attempt_at = null where e.merchant_id = ?""")
                    .param(owner.id().value()).update();
            return jdbc.sql("select max(id) from pay_webhook_delivery where endpoint_id = ?").param(endpoint)
                    .query(String.class).single();
        });
    }
}
