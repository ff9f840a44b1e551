package pay.simulation;

import java.time.Instant;

import jakarta.persistence.EntityManagerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.scheduling.config.TaskManagementConfigUtils;
import org.springframework.transaction.PlatformTransactionManager;
import platform.id.SimulatedNode;
import testing.MovableClock;

/** The application with a clock that is moved, transactions and calls that go wrong, and nothing that runs by itself. */
@TestConfiguration(proxyBeanMethods = false)
class SimulationWiring {
    /** A Monday morning in Seoul; long ago for the database, whose clock some jobs look at too. */
    static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");

    @Bean
    Faults faults() {
        return new Faults();
    }

    @Bean
    @Primary
    MovableClock simulatedClock() {
        return new MovableClock(MONDAY);
    }

    @Bean
    @Primary
    SimulatedNode simulatedNode(MovableClock clock) {
        return new SimulatedNode(clock);
    }

    @Bean
    PlatformTransactionManager transactionManager(EntityManagerFactory factory, Faults faults,
            ObjectProvider<TransactionManagerCustomizers> customizers) {
        FaultyTransactions transactions = new FaultyTransactions(factory, faults);
        customizers.ifAvailable(each -> each.customize(transactions));
        return transactions;
    }

    @Bean
    static FaultyCalls faultyCalls(ObjectProvider<Faults> faults) {
        return new FaultyCalls(faults);
    }

    @Bean
    static BeanFactoryPostProcessor noSchedules() {
        return factory -> {
            String schedules = TaskManagementConfigUtils.SCHEDULED_ANNOTATION_PROCESSOR_BEAN_NAME;
            if (factory instanceof BeanDefinitionRegistry registry && registry.containsBeanDefinition(schedules)) {
                registry.removeBeanDefinition(schedules);
            }
        };
    }
}
