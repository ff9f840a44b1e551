package commerce.webhook;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

import commerce.catalogue.SellerId;
import org.springframework.context.ApplicationContext;
import org.springframework.core.ResolvableType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import platform.audit.AuditActor;
import platform.webhook.OwnWebhooks;
import platform.webhook.WebhookEndpointId;

/** Webhooks of sellers, for tests of who may see and do what, and of what is told. */
public final class TestHooks {
    private TestHooks() {}

    /** One that wants to be told of these. */
    static OwnWebhooks.Registered<SellerId> register(ApplicationContext context, SellerId seller, String url,
            SellerTopic... topics) {
        return own(context).register(AuditActor.SYSTEM, seller, url,
                Arrays.stream(topics).map(Enum::name).collect(Collectors.toSet()));
    }

    /** One that wants to be told of everything, where nobody answers, in the place of those that the seller had. */
    public static String registered(ApplicationContext context, SellerId seller) {
        context.getBean(TransactionTemplate.class).executeWithoutResult(_ -> context.getBean(JdbcClient.class)
                .sql("update commerce_webhook_endpoint set state = 'REMOVED', switched_off_at = null where seller_id = ?")
                .param(seller.value()).update());
        return Long.toString(register(context, seller, "https://shop.example.com/hook", SellerTopic.values()).endpoint()
                .id().value());
    }

    /** A delivery to one of this seller's that was given up: nothing is sent. */
    public static Map<String, String> failed(ApplicationContext context, SellerId seller) {
        String endpoint = registered(context, seller);
        JdbcClient jdbc = context.getBean(JdbcClient.class);
        return context.getBean(TransactionTemplate.class).execute(_ -> {
            context.getBean(AnnounceToSeller.class).announce(seller, SellerTopic.ORDER_PAID, () -> Map.of("n", 1));
            jdbc.sql("""
                    update commerce_webhook_delivery set state = 'FAILED', next_attempt_at = null
                    where endpoint_id in (select id from commerce_webhook_endpoint where seller_id = ?)""")
                    .param(seller.value()).update();
            return Map.of("endpoint", endpoint, "delivery",
                    jdbc.sql("select max(id) from commerce_webhook_delivery where endpoint_id = ?").param(endpoint)
                            .query(String.class).single());
        });
    }

    /** It fails until it is given up, as far as its row says. */
    static void givenUp(ApplicationContext context, WebhookEndpointId endpoint) {
        context.getBean(TransactionTemplate.class).executeWithoutResult(_ -> context.getBean(JdbcClient.class).sql("""
                update commerce_webhook_endpoint set state = 'SWITCHED_OFF', switched_off_at = utc_timestamp(6)
                where id = ?""").param(endpoint.value()).update());
    }

    @SuppressWarnings("unchecked")
    static OwnWebhooks<SellerId> own(ApplicationContext context) {
        return (OwnWebhooks<SellerId>) context
                .getBeanProvider(ResolvableType.forClassWithGenerics(OwnWebhooks.class, SellerId.class)).getObject();
    }
}
