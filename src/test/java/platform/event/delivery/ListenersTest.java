package platform.event.delivery;

import java.util.List;
import java.util.stream.Stream;

import fixture.Instance;
import fixture.events.ThingHappened;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.modulith.events.ApplicationModuleListener;
import platform.event.Together;
import platform.event.log.EventKinds;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** What stops the start, since it would be found out by an event that nobody hears. */
class ListenersTest {
    private static Instance instance;

    @BeforeAll
    static void start() {
        instance = Instance.start(Instance.schema());
    }

    @AfterAll
    static void stop() {
        instance.close();
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(arguments(new OfNoModule(), "Listener bad must be named <module>.<what>"),
                arguments(new TwoOfOneName(), "Two listeners are named fixture.bad"),
                arguments(new OfTwoEvents(), "must take exactly one domain event"),
                arguments(new TogetherOfNobody(), "takes the deliveries of fixture.mistyped"),
                arguments(new TogetherOfOne(), "must take a list of the events of listener fixture.bad"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void refusesListenersThatCannotBeMeant(Object bean, String why) {
        var beans = new DefaultListableBeanFactory();
        beans.registerSingleton("bad", bean);
        var listeners = new Listeners(beans, instance.bean(EventKinds.class));
        assertThatThrownBy(listeners::afterSingletonsInstantiated).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(why);
    }

    static class OfNoModule {
        @ApplicationModuleListener(id = "bad")
        void on(ThingHappened event) {}
    }

    static class TwoOfOneName {
        @ApplicationModuleListener(id = "fixture.bad")
        void one(ThingHappened event) {}

        @ApplicationModuleListener(id = "fixture.bad")
        void another(ThingHappened event) {}
    }

    static class OfTwoEvents {
        @ApplicationModuleListener(id = "fixture.bad")
        void on(ThingHappened event, ThingHappened another) {}
    }

    static class TogetherOfNobody {
        @ApplicationModuleListener(id = "fixture.bad")
        void on(ThingHappened event) {}

        @Together("fixture.mistyped")
        void on(List<ThingHappened> events) {}
    }

    static class TogetherOfOne {
        @ApplicationModuleListener(id = "fixture.bad")
        void on(ThingHappened event) {}

        @Together("fixture.bad")
        void together(ThingHappened event) {}
    }
}
