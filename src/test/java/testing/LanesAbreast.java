package testing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;
import org.junit.jupiter.api.Order;

/**
 * Classes in an order in which the cores have enough to do from the first to the last. First what needs no application and computes
 * for long, while the first applications start: it says so by an {@link Order} before the default. Then all lanes evenly, so that they
 * end at about the same time: each class stands where it would in its lane, as a share of the lane's classes; who shares an
 * application follows each other, and by {@link Order} one can come last. What belongs to no lane is left for the end, when it need not wait for any.
 */
public final class LanesAbreast implements ClassOrderer {
    private static final double BEFORE_LANES = -1;
    private static final double AFTER_LANES = 1;
    /** Where classes take longest, last ones above all: they never wait for a thread that another lane could have. */
    private static final Set<Lane> LONGEST = EnumSet.of(Lane.API, Lane.INPUT);
    private static final double AHEAD = 0.5;

    @Override
    public void orderClasses(ClassOrdererContext context) {
        Map<Lane, List<ClassDescriptor>> lanes = new EnumMap<>(Lane.class);
        Map<ClassDescriptor, Double> places = new HashMap<>();
        for (ClassDescriptor test : context.getClassDescriptors()) {
            if (test.isAnnotated(MadangTest.class)) {
                lanes.computeIfAbsent(Lane.of(test.getTestClass()), lane -> new ArrayList<>()).add(test);
            } else {
                places.put(test, order(test) < Order.DEFAULT ? BEFORE_LANES : AFTER_LANES);
            }
        }
        Applications.expect(lanes.values().stream().flatMap(List::stream).toList());
        lanes.forEach((lane, tests) -> {
            tests.sort(Comparator.comparingInt(LanesAbreast::order)
                    .thenComparing(test -> Applications.of(test.getTestClass())));
            for (int place = 0; place < tests.size(); place++) {
                places.put(tests.get(place), (double) place / tests.size() * (LONGEST.contains(lane) ? AHEAD : 1));
            }
        });
        context.getClassDescriptors().sort(Comparator.comparing(places::get));
    }

    private static int order(ClassDescriptor test) {
        return test.findAnnotation(Order.class).map(Order::value).orElse(Order.DEFAULT);
    }
}
