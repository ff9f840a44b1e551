package platform.security;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import platform.web.DomainException;
import platform.web.PlatformError;

/**
 * Gives controllers their {@link MemberCaller}, {@link StaffCaller} or {@link SystemCaller}. A controller that asks for one is never called
 * without: not even if a chain should let somebody else through.
 */
@Configuration(proxyBeanMethods = false)
class CallerArguments implements WebMvcConfigurer {
    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new Caller(MemberCaller.class));
        resolvers.add(new Caller(StaffCaller.class));
        resolvers.add(new Caller(SystemCaller.class));
    }

    private record Caller(Class<?> type) implements HandlerMethodArgumentResolver {
        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return type.isAssignableFrom(parameter.getParameterType());
        }

        @Override
        public Object resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer model,
                NativeWebRequest request, @Nullable WebDataBinderFactory binder) {
            Authentication who = SecurityContextHolder.getContext().getAuthentication();
            if (who != null && who.isAuthenticated() && parameter.getParameterType().isInstance(who.getPrincipal())) {
                return who.getPrincipal();
            }
            throw new DomainException(PlatformError.UNAUTHENTICATED);
        }
    }
}
