package loan.lender;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import loan.product.LoanKind;
import loan.schedule.RepaymentMethod;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import platform.crypto.Sha256;
import platform.demo.DemoRandom;
import platform.id.Tsid;
import platform.money.Won;

/**
 * The line to the lenders in the box. It stands for something outside: it takes its time, fails, answers by call-back, and
 * refuses to be called inside a transaction. The price depends on the question, the fault on the request.
 */
final class SandboxLine implements LenderLine {
    private static final int DAWDLE = 2_600;
    private static final long NANOS_OF_PERCENT = 10_000;
    private static final BigDecimal MOST_RATE = new BigDecimal("0.199");

    private final Map<LenderId, SandboxLender> lenders;
    private final SandboxSettings settings;
    private final ObjectProvider<AnswerDesk> desks;

    SandboxLine(List<SandboxLender> lenders, SandboxSettings settings, ObjectProvider<AnswerDesk> desks) {
        this.lenders = lenders.stream().collect(Collectors.toMap(each -> each.lender().id(), Function.identity()));
        this.settings = settings;
        this.desks = desks;
    }

    @Override
    public LenderReply inquire(Lender lender, LenderInquiry inquiry) {
        return answer(lender, inquiry.requestId(), () -> price(at(lender), inquiry));
    }

    @Override
    public void handOver(Lender lender, LenderFile file) {
        travel(at(lender).latency());
        if (!Sha256.hex(Base64.getDecoder().decode(file.content())).equals(file.attachment().sha256())) {
            throw new LenderFault("was sent another file than it is told of");
        }
    }

    @Override
    public LenderReply apply(Lender lender, LoanRequest request) {
        return answer(lender, request.requestId(), () -> decide(request));
    }

    @Override
    public boolean payOut(Lender lender, Tsid application) {
        travel(at(lender).latency());
        return true;
    }

    private LenderReply answer(Lender lender, Tsid requestId, Supplier<LenderReply> content) {
        SandboxLender at = at(lender);
        DemoRandom chance = DemoRandom.of(settings.seed() + lender.id().value(), "request", requestId.value());
        long natural = at.latency() * chance.between(50, 150) / 100;
        boolean goesWrong = chance.chance(settings.faultPercent());
        return switch (at.manner()) {
            case PLAIN -> {
                travel(natural);
                yield content.get();
            }
            case CALLS_BACK -> {
                travel(natural / 4);
                Thread.startVirtualThread(() -> {
                    travel(natural);
                    callBack(lender.id(), requestId, content.get());
                });
                yield new LenderReply.Later();
            }
            case DAWDLES -> {
                travel(goesWrong ? DAWDLE : natural);
                yield content.get();
            }
            case FAILS -> {
                travel(natural);
                if (goesWrong) {
                    throw new LenderFault("fails, as it does now and then");
                }
                yield content.get();
            }
        };
    }

    private void callBack(LenderId lender, Tsid requestId, LenderReply reply) {
        for (AnswerDesk desk : desks.orderedStream().toList()) {
            if (desk.take(lender, requestId, reply)) {
                return;
            }
        }
    }

    private LenderReply price(SandboxLender at, LenderInquiry inquiry) {
        // By their names: an enum's own hash code is another in each process.
        long facts = Objects.hash(inquiry.amount(), inquiry.months(), inquiry.yearlyIncome(), inquiry.debtService(),
                inquiry.employment().name(), inquiry.housing().name());
        DemoRandom chance = DemoRandom.of(settings.seed() + at.lender().id().value(), "price", facts);
        Won free = Won.of(inquiry.yearlyIncome().amount() / 100 * at.incomePercent() - inquiry.debtService().amount());
        LenderProduct product = at.lender().product(chance.oneOf(inquiry.productCodes())).orElseThrow();
        boolean secured = product.kind() == LoanKind.MORTGAGE;
        Won most = secured ? Won.of(inquiry.yearlyIncome().amount() * 7) : free;
        Won limit = Won.of(Math.min(most.amount(), product.most().amount()) / 100_000 * 100_000);
        if (limit.isLessThan(product.least())) {
            return new LenderReply.Declined(LenderReply.DeclineReason.INCOME);
        }
        if (chance.chance(12)) {
            return new LenderReply.Declined(
                    chance.chance(50) ? LenderReply.DeclineReason.CREDIT : LenderReply.DeclineReason.POLICY);
        }
        Won amount = limit.isLessThan(inquiry.amount()) ? limit : inquiry.amount();
        // Somebody without a salary pays up to 1.50 %p more.
        long risk = inquiry.employment() == Employment.EMPLOYED ? chance.between(0, 120) : chance.between(40, 270);
        BigDecimal rate = at.baseRate().add(BigDecimal.valueOf(risk, 4))
                .add(new BigDecimal(product.kind() == LoanKind.CARD ? "0.045" : "0"))
                .subtract(new BigDecimal(secured ? "0.004" : "0")).min(MOST_RATE);
        String reference = "%s-%d-%d".formatted(product.code(), inquiry.requestId().value(), chance.below(1_000));
        return new LenderReply.Offered(new LenderTerms(reference, product.code(), amount, limit, rate,
                product.rateType(), inquiry.months(),
                chance.chance(80) ? RepaymentMethod.EQUAL_INSTALMENTS : RepaymentMethod.EQUAL_PRINCIPAL,
                BigDecimal.valueOf(chance.between(0, 14), 3),
                secured ? Won.of(chance.between(0, 3) * 100_000) : Won.ZERO));
    }

    /** Seven of ten as offered; else another rate, or a refusal. The terms are told again in full. */
    private LenderReply decide(LoanRequest request) {
        DemoRandom chance = DemoRandom.of(settings.seed(), "decision", request.offered().reference().hashCode());
        int fate = chance.below(10);
        if (fate >= 9) {
            return new LenderReply.Declined(LenderReply.DeclineReason.CREDIT);
        }
        LenderTerms offered = request.offered();
        BigDecimal rate = fate < 7
                ? offered.annualRate()
                : offered.annualRate().add(new BigDecimal("0.003"))
                        .setScale(4, RoundingMode.HALF_UP).min(MOST_RATE);
        return new LenderReply.Offered(new LenderTerms(offered.reference(), offered.productCode(), offered.amount(),
                offered.limit(), rate, offered.rateType(), offered.months(), offered.method(),
                offered.prepaymentFeeRate(), offered.upfrontFee()));
    }

    private SandboxLender at(Lender lender) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A lender is called inside a transaction");
        }
        return Objects.requireNonNull(lenders.get(lender.id()));
    }

    private void travel(long millis) {
        if (settings.latencyPercent() > 0) {
            LockSupport.parkNanos(millis * settings.latencyPercent() * NANOS_OF_PERCENT);
        }
    }
}
