package commerce.integrity;

import java.util.List;

import org.springframework.context.ApplicationContext;
import platform.id.Tsid;

/** What the nightly check says of the orders of a test. */
public final class TestOrderMoney {
    private TestOrderMoney() {}

    /** Of those that were placed after an id was made. */
    public static List<String> wrongAfter(ApplicationContext context, Tsid id) {
        return context.getBean(OrderMoney.class).between(id.value(), Long.MAX_VALUE).stream()
                .map(each -> each.order() + " " + each.what()).toList();
    }
}
