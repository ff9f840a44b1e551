package commerce.order;

import java.util.Map;

import org.springframework.context.ApplicationContext;

/** Where orders go that nobody has placed. */
public final class TestDeliveries {
    private final Deliveries deliveries;

    public TestDeliveries(ApplicationContext context) {
        deliveries = context.getBean(Deliveries.class);
    }

    public void keep(long order, String recipient) {
        deliveries.keep(Map.of(new OrderId(order),
                new Delivery(recipient, "01012345678", "06236", "서울특별시 강남구 테헤란로 152", "10층", null)));
    }
}
