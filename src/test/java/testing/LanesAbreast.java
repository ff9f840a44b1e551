package testing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;
import org.junit.jupiter.api.Order;

/**
 * Classes in an order in which all lanes go on evenly and end at about the same time: each class stands where it would in its
 * lane, as a share of the lane's classes. In the order of packages, the last lanes would be left to run alone. Within its lane a class
 * can say by {@link Order} that it comes last.
 */
public final class LanesAbreast implements ClassOrderer {
    @Override
    public void orderClasses(ClassOrdererContext context) {
        Map<String, List<ClassDescriptor>> lanes = new HashMap<>();
        context.getClassDescriptors().forEach(
                each -> lanes.computeIfAbsent(laneOf(each), lane -> new ArrayList<>()).add(each));
        Map<ClassDescriptor, Double> places = new HashMap<>();
        lanes.values().forEach(lane -> {
            lane.sort(Comparator
                    .comparing(test -> test.findAnnotation(Order.class).map(Order::value).orElse(Order.DEFAULT)));
            for (int place = 0; place < lane.size(); place++) {
                places.put(lane.get(place), (double) place / lane.size());
            }
        });
        context.getClassDescriptors().sort(Comparator.comparing(places::get));
    }

    private static String laneOf(ClassDescriptor test) {
        return test.isAnnotated(MadangTest.class) ? Lane.of(test.getTestClass()).name() : "none";
    }

}
