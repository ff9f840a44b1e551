package pay.merchant;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import member.staff.TestStaff;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import platform.time.BusinessDays;
import testing.Api;
import testing.MadangTest;
import testing.StaffActor;

import static org.assertj.core.api.Assertions.assertThat;

@MadangTest
class OnboardingTest {
    private static final String PAGE = "/ops/merchants";
    private static final Pattern KEY = Pattern.compile("(live|test)_sk_[A-Za-z0-9_-]{43}");

    @LocalServerPort
    int port;
    @Autowired
    ApplicationContext context;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    FindFeePlan feePlan;
    @Autowired
    FindSettlementAccount settlementAccount;

    private StaffActor maker;
    private StaffActor checker;

    @BeforeEach
    void logIn() {
        maker = TestStaff.operator(context).logsIn(port);
        checker = TestStaff.operator(context).logsIn(port);
    }

    @Test
    void takesABusinessOnWhenAnotherOperatorApprovesIt() {
        Map<String, String> form = TestApplication.form(context);
        assertThat(maker.submits(PAGE, PAGE, form).statusCode()).isEqualTo(200);
        String merchant = merchantOf(form);
        assertThat(status(merchant)).isEqualTo("APPLIED");
        assertThat(decides(maker, merchant, "APPROVE").statusCode()).as("not reviewed").isEqualTo(409);
        HttpResponse<String> review = decides(maker, merchant, "REVIEW");
        assertThat(review.statusCode()).isEqualTo(200);
        String account = form.get("account");
        assertThat(review.body()).as("where it would be paid out to")
                .contains("····" + account.substring(account.length() - 4), "은행이 확인한 예금주");
        assertThat(decides(maker, merchant, "APPROVE").statusCode()).as("by who entered it").isEqualTo(403);
        assertThat(status(merchant)).isEqualTo("IN_REVIEW");
        assertThat(decides(checker, merchant, "APPROVE").statusCode()).isEqualTo(200);
        assertThat(status(merchant)).isEqualTo("APPROVED");
        assertThat(decides(checker, merchant, "APPROVE").statusCode()).as("twice").isEqualTo(409);
        MerchantId id = new MerchantId(Long.parseLong(merchant));
        FeePlan plan = feePlan.of(id, LocalDate.now(BusinessDays.SEOUL));
        assertThat(plan.name()).isEqualTo("STANDARD");
        assertThat(plan.percent()).as("a small merchant's").isEqualByComparingTo("0.40");
        assertThat(settlementAccount.of(id)).isPresent();
        assertThat(text("""
                select json_value(body, '$.businessNumber') from platform_event_log
                where type = 'pay.merchant-approved' and aggregate_id = ?""", merchant))
                .isEqualTo(form.get("businessNumber"));
        assertThat(text("select representative from pay_merchant_application where merchant_id = ?", merchant))
                .doesNotContain(form.get("representative"));
    }

    @ParameterizedTest
    @CsvSource({"businessNumber, 1234567890, 422", "representative, 홍길동, 422", "plan, FREE, 422",
            "account, 1100000000001, 422", "bank, 999, 400", "account, 12, 400"})
    void refusesWhatDoesNotFit(String field, String value, int status) {
        Map<String, String> form = new HashMap<>(TestApplication.form(context));
        form.put(field, value);
        assertThat(maker.submits(PAGE, PAGE, form).statusCode()).isEqualTo(status);
    }

    @Test
    void refusesABusinessThatAppliedUntilItWasRefused() {
        Map<String, String> form = TestApplication.form(context);
        maker.submits(PAGE, PAGE, form);
        String first = merchantOf(form);
        assertThat(checker.submits(PAGE, PAGE, form).statusCode()).isEqualTo(409);
        assertThat(decides(checker, first, "REFUSE").statusCode()).isEqualTo(200);
        assertThat(checker.submits(PAGE, PAGE, form).statusCode()).isEqualTo(200);
    }

    @Test
    void showsAKeyOnceAndLetsTheOneBeforeLiveOnForADay() {
        String merchant = approved();
        String first = issues(merchant, "LIVE");
        assertThat(maker.opens(PAGE + "?merchant=" + merchant).body()).doesNotContain(first)
                .contains(first.substring(0, 12));
        String second = issues(merchant, "LIVE");
        assertThat(ask(first).status()).isEqualTo(200);
        assertThat(ask(second).status()).isEqualTo(200);
        assertThat(maker.submits(PAGE, PAGE + "/keys", Map.of("merchant", merchant, "mode", "LIVE")).statusCode())
                .as("two live at most").isEqualTo(409);
        assertThat(ask(first).status()).as("who asks twice ends no key").isEqualTo(200);
        assertThat(ask(second).status()).isEqualTo(200);
        transaction.executeWithoutResult(_ -> jdbc.sql("""
                update pay_merchant_key set expires_at = utc_timestamp(6), changed_at = utc_timestamp(6)
                where merchant_id = ? and expires_at > utc_timestamp(6)""").param(merchant).update());
        assertThat(ask(first).code()).as("a day later").isEqualTo("SECRET_KEY_REVOKED");
        assertThat(ask(second).status()).isEqualTo(200);
        assertThat(ask(issues(merchant, "LIVE")).status()).isEqualTo(200);
    }

    @Test
    void issuesNoKeyBeforeApprovalAndEndsAllWhenClosed() {
        String applied = TestApplication.entered(context);
        assertThat(maker.submits(PAGE, PAGE + "/keys", Map.of("merchant", applied, "mode", "TEST")).statusCode())
                .isEqualTo(409);
        String merchant = approved();
        String key = issues(merchant, "TEST");
        assertThat(decides(maker, merchant, "SUSPEND").statusCode()).isEqualTo(200);
        assertThat(ask(key).text("status")).isEqualTo("SUSPENDED");
        assertThat(decides(maker, merchant, "CLOSE").statusCode()).isEqualTo(200);
        assertThat(ask(key).code()).isEqualTo("SECRET_KEY_REVOKED");
        assertThat(decides(maker, merchant, "RESUME").statusCode()).isEqualTo(409);
    }

    private String approved() {
        String merchant = TestApplication.entered(context);
        decides(maker, merchant, "REVIEW");
        assertThat(decides(checker, merchant, "APPROVE").statusCode()).isEqualTo(200);
        return merchant;
    }

    private String issues(String merchant, String mode) {
        HttpResponse<String> page = maker.submits(PAGE, PAGE + "/keys", Map.of("merchant", merchant, "mode", mode));
        Matcher key = KEY.matcher(page.body());
        assertThat(key.find()).as(page.body()).isTrue();
        return key.group();
    }

    private Api.Answer ask(String key) {
        return new Api(port).get("/v1/pay/merchant", "Authorization", TestMerchant.basic(key));
    }

    private HttpResponse<String> decides(StaffActor operator, String merchant, String decision) {
        return operator.submits(PAGE, PAGE + "/decisions", Map.of("merchant", merchant, "decision", decision));
    }

    private String merchantOf(Map<String, String> form) {
        return text("select merchant_id from pay_merchant_application where open_business_number = ?",
                form.get("businessNumber"));
    }

    private String status(String merchant) {
        return text("select status from pay_merchant where id = ?", merchant);
    }

    private String text(String sql, Object param) {
        return transaction.execute(_ -> jdbc.sql(sql).param(param).query(String.class).single());
    }
}
