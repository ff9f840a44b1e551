package testing;

import java.util.Comparator;
import java.util.List;

import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import platform.event.delivery.Listeners;

import static org.assertj.core.api.Assertions.assertThat;

/** Keeps the application from delivering events until it is closed, for a test that plays the other modules itself. */
public final class HeldDelivery implements AutoCloseable {
    private final List<SmartLifecycle> delivery;

    public HeldDelivery(ApplicationContext context) {
        delivery = context.getBeansOfType(SmartLifecycle.class).values().stream()
                .filter(bean -> bean.getClass().getPackageName().equals(Listeners.class.getPackageName()))
                .sorted(Comparator.comparingInt(SmartLifecycle::getPhase).reversed()).toList();
        assertThat(delivery).as("the application's own poller and workers").hasSize(2);
        delivery.forEach(SmartLifecycle::stop);
    }

    @Override
    public void close() {
        delivery.reversed().forEach(SmartLifecycle::start);
    }
}
