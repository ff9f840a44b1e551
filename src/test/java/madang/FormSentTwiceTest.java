package madang;

import java.util.List;
import java.util.UUID;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import member.staff.TestStaff;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import testing.Browser;
import testing.BrowserTest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** A form that the page still has, as it has after an answer that was lost, is sent again in the browser. */
@BrowserTest
class FormSentTwiceTest {
    @Autowired
    ApplicationContext context;

    @Test
    void aFormThatTheBrowserSendsItselfIsSentOnceByTwoClicks(Page page) {
        TestStaff.operator(context).logsIn(page);
        page.navigate("/account?lang=en");
        Object prevented = page.evaluate(
                """
                        () => {
                          const prevented = [];
                          window.addEventListener('submit', (event) => { prevented.push(event.defaultPrevented); event.preventDefault(); });
                          const form = document.querySelector('form[action$="/account/password"]');
                          form.noValidate = true;
                          form.requestSubmit();
                          form.requestSubmit();
                          return prevented;
                        }""");
        assertThat(prevented).isEqualTo(List.of(false, true));
    }

    @Test
    void whatComesAgainIsToldSoAndLeadsBackWhereItWas(Page page) {
        TestStaff.operator(context).logsIn(page);
        page.navigate("/ops/ads?lang=en");
        List<String> complaints = Browser.complaintsOf(page);
        String name = "Tangerines " + UUID.randomUUID();
        Locator form = page.locator("form[action$='/ops/ads/advertisers']");
        form.locator("input[name=name]").fill(name);
        page.evaluate("window.sent = document.querySelector('form[action$=\"/ops/ads/advertisers\"]').cloneNode(true)");
        form.locator("button").click();
        assertThat(page.locator("#notice .alert-success")).isVisible();
        assertThat(page.getByText(name)).hasCount(1);

        page.evaluate("""
                sent.id = 'sent'; document.getElementById('content').append(sent); htmx.process(sent)""");
        page.locator("#sent button").click();
        assertThat(page.locator("#notice")).containsText("was not carried out again");
        assertThat(page.locator("#sent")).hasCount(0);
        Browser.look(page, "form-sent-before");
        page.locator("#content a").click();
        assertThat(page.getByText(name)).hasCount(1);
        assertThat(page.url()).endsWith("/ops/ads?lang=en");

        form.locator("input[name=name]").fill(name + " too");
        form.locator("button").click();
        assertThat(page.getByText(name + " too")).hasCount(1);
        assertThat(complaints).isEmpty();
    }
}
