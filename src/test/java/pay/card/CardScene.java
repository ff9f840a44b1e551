package pay.card;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import pay.ledger.Account;
import pay.ledger.AccountKind;
import pay.ledger.Accounts;
import pay.ledger.Ledger;
import pay.ledger.Line;
import pay.ledger.Posting;
import pay.psp.BillingToken;
import pay.psp.CardCompany;
import pay.psp.CardKind;
import pay.psp.CardLook;
import pay.psp.Psp;
import platform.id.Ids;
import platform.id.Tsid;
import platform.money.Won;
import platform.time.UtcColumn;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Charges and cancels with a provider and a clock of the test's own, which the application's own job does not see: the
 * test's time is years ahead.
 */
final class CardScene {
    final CardPayments payments;
    final CardSteps steps;
    final CallCard calls;
    final Outcome outcome;
    private final ApplicationContext context;
    private final CardOutcomes outcomes;
    private final TransactionTemplate transaction;
    private final JdbcTemplate jdbc;
    private final Ids ids;
    private final Clock clock;

    CardScene(ApplicationContext context, Psp psp, Clock clock) {
        this.context = context;
        this.clock = clock;
        this.transaction = context.getBean(TransactionTemplate.class);
        this.jdbc = context.getBean(JdbcTemplate.class);
        this.ids = context.getBean(Ids.class);
        CardRequests requests = context.getBean(CardRequests.class);
        MemberCards cards = context.getBean(MemberCards.class);
        this.outcome = new Outcome();
        this.steps = transactional(new CardSteps(requests, context.getBean(JdbcClient.class), clock));
        this.outcomes = transactional(new CardOutcomes(requests, List.of(outcome), clock));
        this.calls = new CallCard(psp, steps, cards, context.getBean(CardTokens.class), outcomes);
        this.payments = transactional(
                new CardPayments(requests, cards, context.getBean(Instalments.class), calls, ids, clock));
    }

    @SuppressWarnings("unchecked")
    private <T> T transactional(T component) {
        return (T) context.getAutowireCapableBeanFactory().initializeBean(component,
                component.getClass().getSimpleName());
    }

    /** A card of a member that nothing else is known of. */
    Card card(String lastFour) {
        CardId id = new CardId(ids.nextLong());
        String token = "sandbox-41-CREDIT-" + lastFour + "-" + id.value();
        CardTokens tokens = context.getBean(CardTokens.class);
        CardLook.Registered registered = new CardLook.Registered(new BillingToken(token, "customer"),
                CardCompany.SHINHAN, CardCompany.SHINHAN, CardKind.CREDIT, "433012******" + lastFour);
        Card card = new Card(id, ids.next(), registered, tokens.seal(id, registered.token()), clock.instant());
        return inTransaction(() -> context.getBean(Cards.class).saveAndFlush(card));
    }

    /** Records a charge and makes its first call. */
    CardRequest charge(Card card, long amount) {
        return payments.callNow(record(card, amount, 0));
    }

    CardRequestId record(Card card, long amount, int months) {
        return inTransaction(() -> payments.charge(new CardCharge(CardPurpose.EASY_PAY, ids.next(),
                card.memberId(), card.id(), Won.of(amount), months, "감귤",
                clock.instant().plus(Duration.ofMinutes(10)))));
    }

    /** Records a cancel and makes its first call. */
    CardRequest cancel(CardRequest charge, long amount) {
        return payments.callNow(inTransaction(
                () -> payments.cancelNow(charge.id(), charge.purposeId(), Won.of(amount), "단순 변심")));
    }

    void abandon(CardRequestId charge) {
        inTransaction(() -> {
            payments.abandon(charge);
            return true;
        });
    }

    <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }

    /** Makes the calls that are due: all of them, since the application's own job may look at a row at that moment. */
    void work() {
        do {
            // Of what other tests have left, some is due by this clock too.
            steps.take(50).stream().flatMap(due -> steps.next(due).stream())
                    .filter(step -> step.purpose() == outcome.purpose()).forEach(calls::take);
        } while (number("select count(*) from pay_card_request where next_step_at <= ? and created_at > '2029-01-01'",
                UtcColumn.of(clock.instant())) > 0);
    }

    CardRequest find(CardRequestId id) {
        return payments.find(id).orElseThrow();
    }

    /** What operators end. */
    ResolveCardRequest resolve() {
        return transactional(
                new ResolveCardRequest(context.getBean(CardRequests.class), steps, calls, outcomes, clock));
    }

    int open() {
        return number(
                "select count(*) from pay_card_request where status in ('WAITING', 'SENT', 'UNKNOWN') and created_at > '2029-01-01'");
    }

    /** How long it was from a charge's record to its end. */
    Duration untilDecided(CardRequestId id) {
        return Duration.ofNanos(1_000L * number(
                "select timestampdiff(microsecond, created_at, decided_at) from pay_card_request where id = ?",
                id.value()));
    }

    Duration untilTheNextStep() {
        Instant next = Objects.requireNonNull(jdbc.queryForObject(
                "select min(next_step_at) as next_step_at from pay_card_request where created_at > '2029-01-01'",
                (row, _) -> UtcColumn.get(row, "next_step_at")));
        return Duration.between(clock.instant(), next).plusMillis(1);
    }

    int number(String sql, Object... arguments) {
        return Objects.requireNonNull(jdbc.queryForObject(sql, Integer.class, arguments));
    }

    /** Books what came out as a merchant's, and remembers what it was told. */
    final class Outcome implements CardOutcome {
        final Account payee = inTransaction(
                () -> context.getBean(Accounts.class).open(AccountKind.MERCHANT_PAYABLE, ids.nextLong()));
        final Map<CardRequestId, List<String>> told = new HashMap<>();
        final Set<Tsid> locked = ConcurrentHashMap.newKeySet();
        /** Whether a charge can pay, and a refused cancel's money go another way. */
        boolean free = true;
        private final CardLines lines = context.getBean(CardLines.class);
        private final Ledger ledger = context.getBean(Ledger.class);

        @Override
        public CardPurpose purpose() {
            return CardPurpose.EASY_PAY;
        }

        @Override
        public void lock(Tsid purposeId) {
            locked.add(purposeId);
        }

        @Override
        public boolean canBeTaken(CardRequest charge) {
            return free;
        }

        @Override
        public boolean canBeRefused(CardRequest cancel) {
            return free;
        }

        @Override
        public void charged(CardRequest charge) {
            post("CARD_TEST_CHARGED", charge, lines.charged(charge, payee));
        }

        @Override
        public void chargeRefused(CardRequest charge) {
            note(charge, "CHARGE_REFUSED");
        }

        @Override
        public void canceled(CardRequest cancel) {
            post("CARD_TEST_CANCELED", cancel, lines.canceled(cancel, payee));
        }

        @Override
        public void cancelRefused(CardRequest cancel) {
            note(cancel, "CANCEL_REFUSED");
        }

        private void post(String kind, CardRequest request, Line line) {
            ledger.post(Posting.of(kind, request.id().value(), line), Clock.systemUTC().instant());
            note(request, kind.replace("CARD_TEST_", ""));
        }

        private void note(CardRequest request, String what) {
            assertThat(locked).as("locked before").contains(request.purposeId());
            told.computeIfAbsent(request.id(), id -> new ArrayList<>()).add(what);
        }

        List<String> of(CardRequest request) {
            return told.getOrDefault(request.id(), List.of());
        }

        long balance() {
            return ledger.balance(payee).available();
        }
    }
}
