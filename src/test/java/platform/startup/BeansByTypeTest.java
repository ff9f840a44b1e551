package platform.startup;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
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
        var beans = (DefaultListableBeanFactory) context.getBeanFactory();
        List<String> unknown = new ArrayList<>();
        for (String name : beans.getBeanDefinitionNames()) {
            Object bean = beans.getSingleton(name);
            if (bean == null || bean instanceof FactoryBean || !beans.containsBean(name)
                    || !name.equals(ClassUtils.getUserClass(bean).getName())) {
                continue;
            }
            types(ClassUtils.getUserClass(bean)).stream()
                    .filter(type -> !Set.of(beans.getBeanNamesForType(type)).contains(name))
                    .forEach(type -> unknown.add(name + " as " + type.getName()));
        }
        assertThat(unknown).isEmpty();
    }

    @Test
    void saysWhatSpringSays() {
        var springs = new DefaultListableBeanFactory();
        var ours = new BeansByType();
        List.of(springs, ours).forEach(beans -> {
            beans.registerBeanDefinition(Walker.class.getName(), new RootBeanDefinition(Walker.class));
            beans.registerBeanDefinition("walker", new RootBeanDefinition(Walker.class));
            beans.registerBeanDefinition(Maker.class.getName(), new RootBeanDefinition(Maker.class));
            RootBeanDefinition made = new RootBeanDefinition(Made.class);
            made.setFactoryMethodName("one");
            beans.registerBeanDefinition(Made.class.getName(), made);
            beans.registerSingleton("by hand", new Walker());
            beans.freezeConfiguration();
            beans.preInstantiateSingletons();
        });
        for (Class<?> type : List.of(Walker.class, Walks.class, Object.class, Maker.class, FactoryBean.class,
                Made.class,
                Flies.class, Runnable.class, String.class, Comparable.class)) {
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
