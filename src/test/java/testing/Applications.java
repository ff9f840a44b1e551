package testing;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.junit.jupiter.api.ClassDescriptor;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.test.annotation.DirtiesContext.HierarchyMode;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/**
 * Ends an application after the last class that needs it. It would look for work many times a second, and keep its memory, to the end
 * of the run.
 */
final class Applications extends AbstractTestExecutionListener {
    /** How many classes have still to run on each. */
    private static final Map<String, Integer> LEFT = new ConcurrentHashMap<>();

    /** Whoever runs the tests looks for them more than once: what was expected before is forgotten. */
    static void expect(Collection<ClassDescriptor> tests) {
        LEFT.clear();
        tests.forEach(test -> LEFT.merge(of(test.getTestClass()), 1, Integer::sum));
    }

    /** What classes that share an application have in common: their lane, and what they set. */
    static String of(Class<?> test) {
        return Lane.of(test).name()
                + MergedAnnotations.from(test, SearchStrategy.TYPE_HIERARCHY).stream(TestPropertySource.class)
                        .flatMap(set -> List.of(set.getStringArray("properties")).stream()).sorted().toList();
    }

    @Override
    public void afterTestClass(TestContext context) {
        if (LEFT.merge(of(context.getTestClass()), -1, Integer::sum) == 0) {
            context.markApplicationContextDirty(HierarchyMode.EXHAUSTIVE);
        }
    }
}
