package platform.startup;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanDefinitionHolder;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.beans.factory.support.AutowireCandidateResolver;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.stereotype.Component;

/**
 * Finds what a bean depends on by the name that a component of that class has here, its full class name, before all beans are
 * looked through for those of its type: with two thousand beans that was most of what a start took. Whatever has no bean of that
 * name (an interface, say) is looked for by type as ever.
 */
@Component
class BeansByClassName implements BeanFactoryPostProcessor {
    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory factory) {
        if (factory instanceof DefaultListableBeanFactory beans) {
            beans.setAutowireCandidateResolver(new Resolver(beans.getAutowireCandidateResolver()));
        }
    }

    /** Suggests a name where nothing else does; all else is decided as before, by which Spring Data makes its repositories lazy. */
    private record Resolver(AutowireCandidateResolver before) implements AutowireCandidateResolver {
        @Override
        public @Nullable String getSuggestedName(DependencyDescriptor descriptor) {
            String named = before.getSuggestedName(descriptor);
            return named == null ? descriptor.getDependencyType().getName() : named;
        }

        @Override
        public boolean isAutowireCandidate(BeanDefinitionHolder bean, DependencyDescriptor descriptor) {
            return before.isAutowireCandidate(bean, descriptor);
        }

        @Override
        public boolean isRequired(DependencyDescriptor descriptor) {
            return before.isRequired(descriptor);
        }

        @Override
        public boolean hasQualifier(DependencyDescriptor descriptor) {
            return before.hasQualifier(descriptor);
        }

        @Override
        public @Nullable Object getSuggestedValue(DependencyDescriptor descriptor) {
            return before.getSuggestedValue(descriptor);
        }

        @Override
        public @Nullable Object getLazyResolutionProxyIfNecessary(DependencyDescriptor descriptor,
                @Nullable String bean) {
            return before.getLazyResolutionProxyIfNecessary(descriptor, bean);
        }

        @Override
        public @Nullable Class<?> getLazyResolutionProxyClass(DependencyDescriptor descriptor, @Nullable String bean) {
            return before.getLazyResolutionProxyClass(descriptor, bean);
        }
    }
}
