package platform.event.delivery;

import java.util.List;
import java.util.stream.LongStream;

import fixture.Instance;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

class DeliveryLocksTest {
    /** However small the table: a scan of it would wait for the rows that another listener's transaction holds. */
    @Test
    void takesAListenersDeliveriesWhileThoseOfAnotherAreLocked() {
        try (Instance instance = Instance.start(Instance.schema())) {
            instance.bean(DeliveryLoop.class).stop();
            List<Long> events = LongStream.rangeClosed(1, 32).boxed().toList();
            for (String listener : List.of("fixture.first", "fixture.scripted")) {
                events.forEach(event -> instance.update("insert into platform_event_delivery values (?, ?,"
                        + " 'fixture.thing-happened', 1, '2099-01-01', null)", listener, event));
            }
            TransactionTemplate another = new TransactionTemplate(instance.transaction().getTransactionManager());
            another.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
            Deliveries deliveries = instance.bean(Deliveries.class);

            instance.transaction().executeWithoutResult(slow -> {
                assertThat(deliveries.take("fixture.scripted", events)).isEqualTo(32);
                assertThat(another.<Integer>execute(_ -> deliveries.take("fixture.first", events))).isEqualTo(32);
            });
        }
    }
}
