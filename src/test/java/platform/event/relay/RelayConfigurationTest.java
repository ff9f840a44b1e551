package platform.event.relay;

import madang.MadangApplication;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.AnnotatedBeanDefinitionReader;
import org.springframework.context.annotation.ConfigurationClassPostProcessor;
import org.springframework.context.annotation.Import;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

class RelayConfigurationTest {
    /** As the application, which has no beans of Kafka's where there is no broker. */
    @ImportAutoConfiguration(exclude = KafkaAutoConfiguration.class)
    @Import(RelayConfiguration.class)
    static class Application {}

    @Test
    void hasAProducerWhereThereIsABrokerThoughTheApplicationExcludesKafka() {
        assertThat(MadangApplication.class.getAnnotation(SpringBootApplication.class).exclude())
                .contains(KafkaAutoConfiguration.class);
        assertThat(beans(new MockEnvironment().withProperty("spring.kafka.bootstrap-servers", "127.0.0.1:9092")))
                .contains("kafkaRelay", "kafkaProducerFactory");
    }

    @Test
    void isNotThereWithoutABroker() {
        assertThat(beans(new MockEnvironment())).doesNotContain("kafkaRelay", "kafkaProducerFactory");
    }

    private static String[] beans(MockEnvironment environment) {
        DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
        new AnnotatedBeanDefinitionReader(beans, environment).register(Application.class);
        ConfigurationClassPostProcessor processor = new ConfigurationClassPostProcessor();
        processor.setEnvironment(environment);
        processor.postProcessBeanDefinitionRegistry(beans);
        return beans.getBeanDefinitionNames();
    }
}
