package platform.startup;

import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.InstanceSupplier;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.core.ResolvableType;

/**
 * Says which beans are of a type without looking at all two thousand as thoroughly as Spring does, which was a third of what a
 * start takes. Spring's answers remain, but for what is certain beforehand; and nobody finds beans by what only proxies are.
 */
@SuppressWarnings("serial") // Only its superclass is, and not with beans in it.
final class BeansByType extends DefaultListableBeanFactory {
    /** The class of each component that was asked about; {@code Void} for what is none. */
    final Map<String, Class<?>> components = new ConcurrentHashMap<>();

    /** Where no bean is of a class, none is of one of its generic types: Spring Security asks for dozens, for each of its chains. */
    @Override
    public String[] getBeanNamesForType(ResolvableType type, boolean includeNonSingletons, boolean allowEagerInit) {
        Class<?> raw = type.resolve();
        if (raw != null && type.hasGenerics()) {
            String[] ofClass = getBeanNamesForType(raw, includeNonSingletons, allowEagerInit);
            if (ofClass.length == 0) {
                return ofClass;
            }
        }
        return super.getBeanNamesForType(type, includeNonSingletons, allowEagerInit);
    }

    @Override
    protected boolean isTypeMatch(String name, ResolvableType type, boolean allowFactoryBeanInit) {
        Class<?> raw = type.resolve();
        if (raw != null && isConfigurationFrozen()) {
            Class<?> component = components.computeIfAbsent(name, this::component);
            if (component != Void.class && !raw.isAssignableFrom(component)) {
                return false;
            }
        }
        return super.isTypeMatch(name, type, allowFactoryBeanInit);
    }

    /** A bean that is named by its class was found by it, and is of no other type: proxies are of the class that they surround. */
    private Class<?> component(String name) {
        if (containsBeanDefinition(name)) {
            RootBeanDefinition definition = getMergedLocalBeanDefinition(name);
            if (name.equals(definition.getBeanClassName()) && isMadeOfItsClass(definition)) {
                Class<?> type = resolveBeanClass(definition, name);
                if (type != null && !Modifier.isAbstract(type.getModifiers())
                        && !FactoryBean.class.isAssignableFrom(type)) {
                    return type;
                }
            }
        }
        return Void.class;
    }

    /** What a factory method or a supplier gives may be more than the class says; Spring's own suppliers call its constructor. */
    private static boolean isMadeOfItsClass(RootBeanDefinition definition) {
        Supplier<?> supplier = definition.getInstanceSupplier();
        return definition.getFactoryMethodName() == null && (supplier == null || supplier instanceof InstanceSupplier);
    }
}
