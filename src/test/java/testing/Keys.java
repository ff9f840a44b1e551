package testing;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.microsoft.playwright.Page;

import static org.assertj.core.api.Assertions.assertThat;

/** A person who has a keyboard and nothing else, and has to see where they are at each stop. */
public final class Keys {
    private static final int FAR = 250;
    /** Numbers all that can be focused by Tab and is in sight, and says how many that are. */
    private static final String STOPS = """
            () => {
                const all = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
                    .filter(it => !it.disabled && !it.closest('fieldset[disabled]') && it.checkVisibility());
                all.forEach((it, at) => { it.dataset.stop = at; });
                return all.length;
            }""";
    private static final String FOCUSED = """
            () => {
                const it = document.activeElement;
                const style = getComputedStyle(it);
                return {
                    stop: it.dataset.stop === undefined ? -1 : Number(it.dataset.stop),
                    body: it === document.body,
                    seen: style.outlineStyle === 'solid' && parseFloat(style.outlineWidth) >= 2,
                    is: it.outerHTML.slice(0, 200)
                };
            }""";

    private final Page page;

    public Keys(Page page) {
        this.page = page;
    }

    public void press(String key) {
        page.keyboard().press(key);
    }

    public void type(String text) {
        page.keyboard().type(text);
    }

    /** Presses Tab until this is focused. */
    public void tabTo(String selector) {
        to(selector, "Tab");
    }

    /** Presses Shift and Tab until this is. */
    public void backTo(String selector) {
        to(selector, "Shift+Tab");
    }

    private void to(String selector, String key) {
        for (int pressed = 0; pressed < FAR; pressed++) {
            press(key);
            requireSeen();
            if (isAt(selector)) {
                return;
            }
        }
        throw new AssertionError("Nothing leads to " + selector + " on " + page.url());
    }

    public boolean isAt(String selector) {
        return (boolean) page.evaluate("selector => document.activeElement.matches(selector)", selector);
    }

    /** Past the navigation, by the first stop of the page. */
    public void toContent() {
        page.reload();
        press("Tab");
        assertThat(isAt(".skip")).as("the first stop").isTrue();
        requireSeen();
        press("Enter");
        assertThat(isAt("#main")).isTrue();
    }

    /** Tab leads through all that can be done here, in its order, and nowhere holds on to who presses it. */
    public void requireAllCanBeReached() {
        page.reload();
        int stops = (int) page.evaluate(STOPS);
        Set<Integer> reached = new LinkedHashSet<>();
        for (int pressed = 0; pressed < 2 * stops + FAR && reached.size() < stops; pressed++) {
            press("Tab");
            int stop = (int) requireSeen().get("stop");
            if (stop >= 0) {
                reached.add(stop);
            }
        }
        assertThat(reached).as("stops of " + page.url()).hasSize(stops);
        assertThat(List.copyOf(reached)).as("their order").isSorted();
    }

    private Map<?, ?> requireSeen() {
        Map<?, ?> focused = (Map<?, ?>) page.evaluate(FOCUSED);
        if (!(boolean) focused.get("body")) {
            assertThat((boolean) focused.get("seen")).as("one sees where one is: " + focused.get("is")).isTrue();
        }
        return focused;
    }
}
