package home.screen;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import home.rebuild.ReadModel;
import home.screen.HomeView.Missing;
import home.suggestion.Suggestion;
import org.jspecify.annotations.Nullable;
import platform.id.Tsid;
import platform.money.Won;

/** What was read, as the answer shows it. */
final class HomeViews {
    private static final int MILLIONTHS = 6;

    private final ReadHome.Home home;
    private final LocalDate today;
    private final Offerings offerings;
    private final Set<ReadModel> rebuilding;

    /** @param rebuilding what is being built anew */
    HomeViews(ReadHome.Home home, Offerings offerings, Set<ReadModel> rebuilding) {
        this.home = home;
        this.offerings = offerings;
        this.today = home.today();
        this.rebuilding = rebuilding;
    }

    /** @param korean whether missions are called by their Korean titles */
    HomeView view(List<Suggestion> suggestions, UnaryOperator<String> texts, boolean korean) {
        return new HomeView(wallet(), movements(), points(), orders(), loans(), steps(), missions(korean),
                rewards(), spending(),
                comparison(), HomeView.AdSlot.BANNER, suggestions(suggestions, texts));
    }

    private HomeView.WalletSection wallet() {
        var read = home.wallet();
        return new HomeView.WalletSection(available(read), walletAsOf(), isRebuilding(Section.WALLET), missing(read),
                read.found().map(wallet -> Won.of(wallet.balance())).orElse(null));
    }

    private @Nullable Instant walletAsOf() {
        return home.wallet() instanceof Read.Known<HomeSections.Wallet> known ? known.value().asOf() : null;
    }

    private HomeView.MovementSection movements() {
        var read = home.movements();
        return new HomeView.MovementSection(available(read), newest(read, HomeSections.Movement::at),
                isRebuilding(Section.MOVEMENTS), missing(read),
                items(read, each -> new HomeView.RecentMovement(new Tsid(each.id()), Won.of(each.amount()),
                        Won.of(each.balance()), each.kind(), each.description(), each.at())));
    }

    private HomeView.PointSection points() {
        var read = home.points();
        return new HomeView.PointSection(available(read), pointsAsOf(), isRebuilding(Section.POINTS), missing(read),
                read.found().map(HomeSections.Points::balance).orElse(null));
    }

    private @Nullable Instant pointsAsOf() {
        return home.points() instanceof Read.Known<HomeSections.Points> known ? known.value().asOf() : null;
    }

    private HomeView.OrderSection orders() {
        var read = home.orders();
        return new HomeView.OrderSection(available(read), newest(read, HomeSections.Order::asOf),
                isRebuilding(Section.ORDERS), missing(read),
                items(read, each -> new HomeView.RecentOrder(new Tsid(each.id()), each.state(), each.title(),
                        each.otherLines(), Won.of(each.amount()), each.placedAt())));
    }

    private HomeView.LoanSection loans() {
        var read = home.loans();
        List<HomeSections.Loan> open = read.found().map(HomeSections.Loans::open).orElse(List.of());
        return new HomeView.LoanSection(available(read), loansAsOf(),
                isRebuilding(Section.LOANS), missing(read),
                read.found().map(_ -> Won.of(open.stream().mapToLong(HomeSections.Loan::balance).sum())).orElse(null),
                nextPayment(open), open.stream().map(this::loan).toList());
    }

    private @Nullable Instant loansAsOf() {
        return home.loans().found().map(HomeSections.Loans::asOf).orElse(null);
    }

    private HomeView.@Nullable NextPayment nextPayment(List<HomeSections.Loan> loans) {
        HomeSections.Loan next = KnownFacts.nextPayment(loans, today);
        return next == null || next.nextDueOn() == null
                ? null
                : new HomeView.NextPayment(new Tsid(next.id()), next.nextDueOn(), Won.of(next.nextAmount()));
    }

    private HomeView.OpenLoan loan(HomeSections.Loan loan) {
        LocalDate overdueSince = loan.overdueSince();
        return new HomeView.OpenLoan(new Tsid(loan.id()), loan.lenderName(), loan.productName(), loan.status(),
                Won.of(loan.balance()), loan.nextDueOn(), Won.of(loan.nextAmount()),
                overdueSince == null ? 0 : ChronoUnit.DAYS.between(overdueSince, today));
    }

    private HomeView.StepSection steps() {
        var read = home.steps();
        List<HomeSections.Rung> rungs = read.found().orElse(List.of());
        int reached = rungs.stream().filter(rung -> rung.day().equals(today)).mapToInt(HomeSections.Rung::steps).max()
                .orElse(0);
        return new HomeView.StepSection(available(read), newest(read, HomeSections.Rung::asOf),
                isRebuilding(Section.STEPS), missing(read), today, reached,
                KnownFacts.claimable(rungs),
                items(read, each -> new HomeView.ReachedRung(each.day(), each.steps(), each.points(), each.claimed())),
                available(read) ? left(reached) : List.of());
    }

    private List<HomeView.RungLeft> left(int reached) {
        return offerings.ladder(today).stream().filter(rung -> rung.steps() > reached)
                .map(rung -> new HomeView.RungLeft(rung.steps(), rung.points())).toList();
    }

    private HomeView.MissionSection missions(boolean korean) {
        var read = home.missions();
        Map<Long, HomeSections.Progress> begun = read.found().orElse(List.of()).stream()
                .collect(Collectors.toMap(HomeSections.Progress::missionId, Function.identity()));
        return new HomeView.MissionSection(available(read), newest(read, HomeSections.Progress::asOf),
                isRebuilding(Section.MISSIONS), missing(read),
                available(read)
                        ? offerings.missions().stream().flatMap(each -> left(each, begun.get(each.id()), korean))
                                .toList()
                        : List.of());
    }

    /** The mission, unless its reward was claimed, or it is over and was not done. */
    private Stream<HomeView.MissionLeft> left(Offerings.Mission mission, HomeSections.@Nullable Progress begun,
            boolean korean) {
        int done = begun == null ? 0 : begun.done();
        boolean claimable = done >= mission.goal();
        return (begun != null && begun.claimed()) || (!claimable && !mission.isOn(today))
                ? Stream.of()
                : Stream.of(new HomeView.MissionLeft(new Tsid(mission.id()), mission.code(),
                        korean ? mission.titleKo() : mission.titleEn(), mission.goal(), done, mission.points(),
                        claimable));
    }

    private HomeView.RewardSection rewards() {
        var read = home.rewards();
        List<HomeSections.Grant> grants = read.found().orElse(List.of());
        List<HomeSections.Grant> ofToday = grants.stream().filter(grant -> grant.day().equals(today)).toList();
        return new HomeView.RewardSection(available(read), newest(read, HomeSections.Grant::asOf),
                isRebuilding(Section.REWARDS), missing(read), KnownFacts.checkedIn(grants, today),
                points(ofToday, "PENDING"), points(ofToday, "PAID"), points(grants, "PAID"));
    }

    private static long points(List<HomeSections.Grant> grants, String state) {
        return grants.stream().filter(grant -> grant.state().equals(state)).mapToLong(HomeSections.Grant::points).sum();
    }

    private HomeView.SpendingSection spending() {
        var read = home.spending();
        LocalDate month = today.withDayOfMonth(1);
        List<HomeView.SpentOn> categories = read.found().map(Spending::months).orElse(List.of()).stream()
                .filter(each -> each.month().equals(month))
                .sorted(Comparator.comparingLong(MonthSpending::amount).reversed())
                .map(each -> new HomeView.SpentOn(each.category(), Won.of(each.amount()), each.times())).toList();
        return new HomeView.SpendingSection(available(read), read.found().map(Spending::asOf).orElse(null),
                isRebuilding(Section.SPENDING), missing(read), month,
                read.found().map(all -> Won.of(all.in(month))).orElse(null),
                read.found().map(all -> Won.of(all.in(month.minusMonths(1)))).orElse(null),
                read.found().map(Spending::partial).orElse(false), categories);
    }

    private HomeView.ComparisonSection comparison() {
        var read = home.comparison();
        return new HomeView.ComparisonSection(available(read), newest(read, HomeSections.Comparison::asOf),
                isRebuilding(Section.COMPARISON), missing(read),
                read.found().flatMap(all -> all.stream().findFirst()).map(HomeViews::compared).orElse(null));
    }

    private static HomeView.Compared compared(HomeSections.Comparison newest) {
        return new HomeView.Compared(new Tsid(newest.id()), newest.purpose(), Won.of(newest.amount()), newest.asked(),
                newest.offered(), newest.bestLender(), newest.bestLender() == null
                        ? null
                        : BigDecimal.valueOf(newest.bestRateMillionths(), MILLIONTHS));
    }

    /** Concluded from the other sections, so as new as the newest of them. */
    private HomeView.SuggestionSection suggestions(List<Suggestion> suggestions, UnaryOperator<String> texts) {
        Instant asOf = Stream.of(walletAsOf(), pointsAsOf(), newest(home.orders(), HomeSections.Order::asOf),
                loansAsOf(), newest(home.steps(), HomeSections.Rung::asOf),
                newest(home.rewards(), HomeSections.Grant::asOf), newest(home.comparison(),
                        HomeSections.Comparison::asOf))
                .flatMap(Stream::ofNullable).max(Comparator.naturalOrder()).orElse(null);
        return new HomeView.SuggestionSection(asOf,
                suggestions.stream()
                        .map(each -> new HomeView.Suggested(each.reason(), each.service(), texts.apply(each.reason()),
                                each.evidence().stream()
                                        .map(fact -> new HomeView.Evidence(fact.fact(), fact.value())).toList()))
                        .toList());
    }

    private boolean isRebuilding(Section section) {
        return rebuilding.contains(section.model());
    }

    private static boolean available(Read<?> read) {
        return read instanceof Read.Known;
    }

    private static @Nullable Missing missing(Read<?> read) {
        return read instanceof Read.Missing<?> gone
                ? new Missing(gone.cause(), gone.cause().retryAfterSeconds())
                : null;
    }

    private static <T> @Nullable Instant newest(Read<List<T>> read, Function<T, Instant> asOf) {
        return read.found().stream().flatMap(Collection::stream).map(asOf).max(Comparator.naturalOrder()).orElse(null);
    }

    private static <T, V> List<V> items(Read<List<T>> read, Function<T, V> view) {
        return read.found().orElse(List.of()).stream().map(view).toList();
    }
}
