package testing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import madang.MadangApplication;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestExecutionListeners;

/** A test of the whole application over HTTP on a real database. All such tests of a {@link Lane} share one application context. */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = MadangApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
        "madang.demo.enabled=false", "madang.crypto.key-file=target/test-key-ring",
        // What time does to orders, loans and points, the tests of it do themselves.
        "madang.commerce.sweep-pause=1h", "madang.commerce.live-count=1h", "madang.commerce.forget-pause=1h",
        "madang.loan.sweep-pause=1h",
        "madang.benefit.repeat-pause=1h",
        "madang.pay.balances-pause=1h", "madang.pay.seal-pause=1h", "madang.pay.point.expiry-delay=1h",
        "madang.pay.schedule.pause=1h", "madang.webhook.pause=1h", "madang.pay.webhook.private-in-test-mode=true",
        "madang.commerce.webhook.private-endpoints=true",
        "madang.pay.dispute.pause=1h",
        // Who waits for banks, cards and deadlines is in lanes that look more often (Lane).
        "madang.pay.bank.job-delay=5s", "madang.pay.card.job-delay=5s", "madang.pay.virtual-account.job-delay=5s",
        "madang.pay.freeze.release-delay=5s",
        "madang.pay.payment.expiry-delay=5s", "madang.pay.easypay.end-delay=5s",
        "madang.pay.settlement.pause=1h", "madang.commerce.settlement.pause=1h", "madang.commerce.seller.pause=1h",
        "madang.commerce.seller.holidays=1h",
        "madang.nightly.cron=-", "madang.home.patience=5s",
        // A hundred who do the same at once are to meet each other, not a full house.
        "madang.limits.writes=128", "spring.datasource.hikari.maximum-pool-size=24",
        // A test sends slowly, and is to be refused soon.
        "madang.limits.body-patience=2s",
        // All people of the tests come from one address.
        "madang.member.limits.codes-per-address=1000000", "madang.member.limits.code-checks-per-address=1000000",
        "madang.member.limits.challenges-per-address=1000000", "madang.member.limits.log-ins-per-address=1000000",
        "madang.member.limits.staff-log-ins-per-address=1000000"})
@Import({ModuleBorderGuard.class, TestMembers.class})
@TestExecutionListeners(listeners = {ModuleBorderCheck.class,
        Applications.class}, mergeMode = TestExecutionListeners.MergeMode.MERGE_WITH_DEFAULTS)
@ContextConfiguration(initializers = TestDatabase.class)
@ResourceLock(providers = Lane.Turns.class)
public @interface MadangTest {
}
