package platform.event.delivery;

import java.lang.reflect.Method;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.aop.framework.Advised;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.scheduling.annotation.Async;
import org.springframework.util.ReflectionUtils;
import testing.MadangTest;

import static org.assertj.core.api.Assertions.assertThat;

@MadangTest
class DeliveryHandOverTest {
    @Autowired
    ApplicationContext context;

    /** Nothing makes other methods so: whoever writes the annotation on one would wait for it. */
    @Test
    void isAllThatAsyncMethodsHave() {
        assertThat(methods().filter(method -> AnnotatedElementUtils.hasAnnotation(method, Async.class)
                || AnnotatedElementUtils.hasAnnotation(method.getDeclaringClass(), Async.class))).isNotEmpty()
                .allMatch(method -> AnnotatedElementUtils.hasAnnotation(method, ApplicationModuleListener.class));
    }

    @Test
    void standsBeforeAllElseThatIsAroundAListener() {
        assertThat(listeners()).isNotEmpty().allSatisfy(bean -> assertThat(bean).isInstanceOfSatisfying(Advised.class,
                advised -> assertThat(advised.getAdvisors()[0].getAdvice().getClass().getName())
                        .startsWith(DeliveryHandOver.class.getName())));
    }

    private Stream<Object> listeners() {
        return Stream.of(context.getBeanDefinitionNames())
                .filter(name -> methods(name)
                        .anyMatch(method -> method.isAnnotationPresent(ApplicationModuleListener.class)))
                .map(context::getBean);
    }

    private Stream<Method> methods() {
        return Stream.of(context.getBeanDefinitionNames()).flatMap(this::methods);
    }

    private Stream<Method> methods(String bean) {
        return Stream.ofNullable(context.getType(bean)).filter(type -> !type.getName().startsWith("org.spring"))
                .flatMap(type -> Stream.of(ReflectionUtils.getAllDeclaredMethods(type)));
    }
}
