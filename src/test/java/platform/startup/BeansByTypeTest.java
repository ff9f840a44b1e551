package platform.startup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.InstanceSupplier;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.ResolvableType;
import org.springframework.util.ClassUtils;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;

/** It is faster than Spring's, and must say the same. */
@MadangTest
class BeansByTypeTest {
    @Autowired
    ConfigurableApplicationContext context;

    @Test
    void isWhatTheApplicationRunsWith() {
        assertThat(context.getBeanFactory()).isInstanceOf(BeansByType.class);
    }

    @Test
    void knowsEachBeanByEachOfItsTypes() {
        BeansByType beans = beans();
        List<String> unknown = new ArrayList<>();
        beansNamedByTheirClass().forEach((name, of) -> types(of).stream()
                .filter(type -> !Set.of(beans.getBeanNamesForType(type)).contains(name))
                .forEach(type -> unknown.add(name + " as " + type.getName())));
        assertThat(unknown).isEmpty();
    }

    @Test
    void isCertainAboutNearlyAllThatAreNamedByTheirClass() {
        Map<String, Class<?>> named = beansNamedByTheirClass();
        assertThat(named).hasSizeGreaterThan(500);
        assertThat(named.keySet().stream().filter(name -> beans().components.get(name) != named.get(name)))
                .hasSizeLessThan(named.size() / 20);
    }

    @Test
    void saysWhatSpringSays() {
        var springs = new DefaultListableBeanFactory();
        var ours = new BeansByType();
        List.of(springs, ours).forEach(beans -> {
            beans.registerBeanDefinition(Walker.class.getName(), new RootBeanDefinition(Walker.class.getName()));
            beans.registerBeanDefinition("walker", new RootBeanDefinition(Walker.class));
            beans.registerBeanDefinition(Maker.class.getName(), new RootBeanDefinition(Maker.class));
            RootBeanDefinition made = new RootBeanDefinition(Made.class);
            made.setFactoryMethodName("one");
            beans.registerBeanDefinition(Made.class.getName(), made);
            beans.registerBeanDefinition(Swims.class.getName(), supplied(Swims.class, Duck::new));
            beans.registerBeanDefinition(Swimmer.class.getName(), supplied(Swimmer.class, Duck::new));
            beans.registerBeanDefinition(Runner.class.getName(),
                    supplied(Runner.class, InstanceSupplier.using(Runner::new)));
            beans.registerSingleton("by hand", new Walker());
            beans.freezeConfiguration();
            beans.preInstantiateSingletons();
        });
        for (Class<?> type : List.of(Walker.class, Walks.class, Object.class, Maker.class, FactoryBean.class,
                Made.class,
                Flies.class, Swims.class, Swimmer.class, Duck.class, Runner.class, Runnable.class, String.class,
                Comparable.class)) {
            assertThat(ours.getBeanNamesForType(type)).as(type.getName())
                    .containsExactly(springs.getBeanNamesForType(type));
        }
        for (Class<?> on : List.of(String.class, Integer.class)) {
            ResolvableType type = ResolvableType.forClassWithGenerics(Walks.class, on);
            assertThat(ours.getBeanNamesForType(type)).as(type.toString())
                    .containsExactly(springs.getBeanNamesForType(type));
        }
        assertThat(ours.getBeanNamesForType(ResolvableType.forClassWithGenerics(Comparable.class, String.class)))
                .isEmpty();
        assertThat(ours.components.values()).filteredOn(known -> known != Void.class)
                .containsExactlyInAnyOrder(Walker.class, Runner.class);
    }

    private BeansByType beans() {
        return (BeansByType) context.getBeanFactory();
    }

    private Map<String, Class<?>> beansNamedByTheirClass() {
        Map<String, Class<?>> named = new HashMap<>();
        for (String name : beans().getBeanDefinitionNames()) {
            Object bean = beans().getSingleton(name);
            if (bean != null && !(bean instanceof FactoryBean)
                    && name.equals(ClassUtils.getUserClass(bean).getName())) {
                named.put(name, ClassUtils.getUserClass(bean));
            }
        }
        return named;
    }

    private static RootBeanDefinition supplied(Class<?> type, Supplier<?> by) {
        var definition = new RootBeanDefinition(type);
        definition.setInstanceSupplier(by);
        return definition;
    }

    private static Set<Class<?>> types(Class<?> of) {
        Set<Class<?>> types = new HashSet<>(ClassUtils.getAllInterfacesForClassAsSet(of));
        for (Class<?> type = of; type != null; type = type.getSuperclass()) {
            types.add(type);
        }
        return types;
    }

    interface Walks<T> {}

    interface Flies {}

    static class Walker implements Walks<String> {}

    /** Its factory method gives something that is more than its class says. */
    static class Made {
        static Made one() {
            return new MadeToFly();
        }
    }

    interface Swims {}

    static class Swimmer implements Swims {}

    static final class Duck extends Swimmer implements Flies {}

    static class Runner implements Flies {}

    static final class MadeToFly extends Made implements Flies {}

    static class Maker implements FactoryBean<Runnable> {
        @Override
        public Runnable getObject() {
            return () -> {
            };
        }

        @Override
        public Class<?> getObjectType() {
            return Runnable.class;
        }
    }
}
