package pay.fraud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import platform.time.DatedRows;

/** Asks all rules about a transfer, by the thresholds of its day. */
@Component
public class FraudCheck {
    private static final Map<String, FraudRule> RULES = Stream
            .of(new VelocityRule(), new NewPayeeRule(), new ManyPayeesRule(), new ReportedRule())
            .collect(Collectors.toMap(FraudRule::name, Function.identity()));

    private final NavigableMap<LocalDate, List<Threshold>> thresholds;

    @Autowired
    FraudCheck(FraudSettings settings) {
        this(settings.rules());
    }

    FraudCheck(Resource rules) {
        this.thresholds = read(rules).each(Threshold::of);
        thresholds.values().stream().flatMap(List::stream)
                .forEach(each -> Objects.requireNonNull(RULES.get(each.rule()), each.rule()));
    }

    private static DatedRows read(Resource rules) {
        try {
            return DatedRows.read(rules.getDescription(), rules.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException("madang.pay.fraud.rules", e);
        }
    }

    /** The gravest that any rule found; none when the transfer may go. */
    public Optional<Finding> of(Facts facts, LocalDate day) {
        return on(day).stream().filter(each -> rule(each).isBroken(facts, each))
                .filter(each -> each.outcome() != FraudOutcome.STEP_UP || !facts.signed())
                .max(Comparator.comparing(Threshold::outcome))
                .map(each -> new Finding(each.rule(), each.outcome(), rule(each).values(facts)));
    }

    /** The sender's pace after a transfer. */
    public Pace counted(Facts facts, LocalDate day) {
        boolean small = on(day).stream()
                .anyMatch(each -> each.rule().equals(ManyPayeesRule.NAME) && facts.amount() < each.amount());
        return facts.pace().plus(facts.amount(), facts.payee(), small);
    }

    /** The amount from which on it matters whether a payee is new. */
    public long looksUpPayeeFrom(LocalDate day) {
        return on(day).stream().filter(each -> each.rule().equals(NewPayeeRule.NAME)).mapToLong(Threshold::amount).min()
                .orElse(Long.MAX_VALUE);
    }

    private static FraudRule rule(Threshold threshold) {
        return Objects.requireNonNull(RULES.get(threshold.rule()));
    }

    private List<Threshold> on(LocalDate day) {
        var newest = thresholds.floorEntry(day);
        return newest == null ? List.of() : newest.getValue();
    }
}
