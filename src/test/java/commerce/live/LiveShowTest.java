package commerce.live;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import commerce.TestShop;
import commerce.catalogue.ProductId;
import commerce.catalogue.SellerStatus;
import commerce.refusal.CommerceError;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import platform.database.RowInsert;
import platform.id.Ids;
import platform.time.UtcColumn;
import platform.web.DomainException;
import platform.web.limits.CallerAddress;
import testing.Api;
import testing.Api.Answer;
import testing.MadangTest;
import testing.SseReader;
import testing.StatementRecorder;
import testing.TestMembers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Shows, as those see them who watch. */
@MadangTest
class LiveShowTest {
    private static final String SHOWS = "/v1/commerce/live-shows";

    @Autowired
    ApplicationContext context;
    @Autowired
    TestMembers members;
    @Autowired
    WatchedShows watched;
    @Autowired
    CountViewers count;
    @Autowired
    Ids ids;
    @LocalServerPort
    int port;

    Api api;
    TestShop shop;
    TestShows shows;
    TestMembers.TestMember member;

    @BeforeEach
    void open() {
        api = new Api(port);
        shop = new TestShop(context);
        shows = new TestShows(context, shop);
        member = members.join();
    }

    @Test
    void goesFromThePlanToItsEndAndTellsOthers() {
        LiveShowId show = shows.planned();
        ProductId product = shows.links(show, shop.sells("제주 감귤 5kg", 20_000, 5), 15_000);
        assertThat(read(show).text("state")).isEqualTo("PLANNED");
        assertThat(say(show, "안녕하세요").code()).isEqualTo("LIVE_SHOW_IN_OTHER_STATE");
        assertThat(find("PLANNED", show)).isTrue();

        shows.starts(show);

        assertThat(find("LIVE", show)).isTrue();
        shows.pins(show, product);
        assertThat(read(show).text("pinnedProductId")).isEqualTo(Long.toString(product.value()));
        assertThat(read(show).body().at("/products/0/livePrice").asLong()).isEqualTo(15_000);
        LiveShowId another = shows.planned();
        refuses(CommerceError.LIVE_SHOW_RUNNING, () -> shows.starts(another));
        refuses(CommerceError.LIVE_SHOW_NOT_FOUND,
                () -> new TestShows(context, new TestShop(context)).ends(show));

        shows.ends(show);

        refuses(CommerceError.LIVE_SHOW_IN_OTHER_STATE, () -> shows.ends(show));
        refuses(CommerceError.LIVE_SHOW_IN_OTHER_STATE, () -> shows.starts(show));
        assertThat(find("ENDED", show)).isTrue();
        assertThat(told("live-show-started", show)).isEqualTo(1);
        assertThat(told("live-show-ended", show)).isEqualTo(1);
        shows.starts(another);
    }

    @Test
    void streamsTheShowAndWhatIsSaidToAllWhoWatch() throws Exception {
        LiveShowId show = shows.live();
        say(show, "먼저 왔어요");
        try (var thread = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<String>>> streams = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                streams.add(thread.submit(
                        () -> new SseReader(port).read(SHOWS + "/" + show.value() + "/stream", member.bearer())));
            }
            Awaitility.await().until(() -> watched.watchers(show) == 3);
            assertThat(say(show, "<script>alert(1)</script> 당도가 얼마나 되나요?").status()).isEqualTo(201);
            shows.links(show, shop.sells("한라봉", 30_000, 5), 25_000);
            Awaitility.await().until(() -> shop.number("select live_price from commerce_product where seller_id = ?",
                    shop.seller().value()) == 25_000);
            watched.look();
            shows.ends(show);
            for (Future<List<String>> stream : streams) {
                String told = String.join("\n", stream.get());
                assertThat(told).contains("event:show", "먼저 왔어요", "당도가 얼마나 되나요?", "한라봉", "\"state\":\"ENDED\"");
                assertThat(told.split("먼저 왔어요", -1)).as("once").hasSize(2);
                assertThat(told.split("당도가", -1)).as("once").hasSize(2);
                assertThat(told).doesNotContain(member.id().toString());
            }
        }
        assertThat(watched.watchers(show)).isZero();
    }

    @Test
    void silencesNoShowByALivelierOne(@Autowired ReadShows reads, @Autowired Clock clock) {
        LiveShowId lively = shows.live();
        LiveShowId quiet = new TestShows(context, new TestShop(context)).live();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        saidBefore(lively, now, 1_100);
        say(quiet, "여기 사람 있어요");
        Map<LiveShowId, List<ChatView>> said = reads.said(List.of(lively, quiet), now.minusSeconds(10));
        assertThat(said.get(quiet)).extracting(ChatView::text).containsExactly("여기 사람 있어요");
        assertThat(said.get(lively)).as("the newest, in their order").last().extracting(ChatView::text)
                .isEqualTo("말 1099");
    }

    private void saidBefore(LiveShowId show, Instant now, int messages) {
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < messages; i++) {
            rows.add(new Object[]{ids.nextLong(), show.value(), member.id().value(),
                    UtcColumn.of(now.minusMillis(messages - i)), "말 " + i});
        }
        context.getBean(TransactionTemplate.class)
                .executeWithoutResult(_ -> new RowInsert(context.getBean(JdbcTemplate.class), "commerce_live_message",
                        "id", "show_id", "member_id", "said_at", "text").insert(rows));
    }

    @Test
    void letsNoMoreBeSaidThanAnybodyReads(@Autowired Clock clock) {
        LiveShowId show = shows.live();
        saidBefore(show, clock.instant().truncatedTo(ChronoUnit.MICROS), LiveTerms.MOST_SAID - 1);
        assertThat(say(show, "들리나요?").status()).isEqualTo(201);
        assertThat(say(show, "저기요?").code()).isEqualTo("CHAT_BUSY");
    }

    /** Its thread comes when the request has given its place back, as those of thousands do at once. */
    @Test
    void readsNothingInAStreamsOwnThread(@Autowired LiveStreams streams) {
        LiveShowId show = shows.live();
        say(show, "안녕하세요");
        shows.ends(show);
        try (StatementRecorder recorder = new StatementRecorder(context)) {
            streams.open(show, CallerAddress.of("192.0.2.1"));
            Awaitility.await().until(() -> watched.watchers(show) == 0);
            assertThat(recorder.statements()).filteredOn(each -> each.sql().contains("commerce_live_message"))
                    .filteredOn(each -> each.parameters().contains(show.value())).isNotEmpty()
                    .allMatch(each -> each.thread() == Thread.currentThread().threadId());
        }
    }

    @Test
    void plansSoManyAtMost() {
        for (int i = 0; i < LiveTerms.MOST_PLANNED; i++) {
            shows.planned();
        }
        refuses(CommerceError.TOO_MANY_LIVE_SHOWS, shows::planned);
    }

    @Test
    void showsNothingThatMadangEnded() {
        LiveShowId show = shows.live();
        ProductId product = shows.links(show, shop.sells("가짜 감귤", 20_000, 5), 15_000);
        shows.pins(show, product);
        shop.sql("update commerce_product set status = 'STOPPED', banned_at = '2026-01-01' where id = ?",
                product.value());
        assertThat(read(show).body().at("/products")).isEmpty();
        assertThat(read(show).body().at("/pinnedProductId").isNull()).isTrue();
    }

    @Test
    void leavesNoCountOfWhoWatchedAShowThatIsOver() throws Exception {
        LiveShowId show = shows.live();
        try (var thread = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<String>> stream = thread.submit(
                    () -> new SseReader(port).read(SHOWS + "/" + show.value() + "/stream", member.bearer()));
            Awaitility.await().until(() -> watched.watchers(show) == 1);
            count.count();
            assertThat(audience(show)).isEqualTo(1);
            shows.ends(show);
            count.count();
            stream.get();
        }
        count.count();
        assertThat(audience(show)).isZero();
    }

    @Test
    void countsWhoWatchesOthersBesideAShowThatCannotBeWrittenAndThoseOfThatLater(@Autowired ReadShows reads) {
        LiveShowId broken = shows.live();
        List<LiveShowId> all = new ArrayList<>(List.of(broken));
        for (int i = 0; i < 3; i++) {
            all.add(new TestShows(context, new TestShop(context)).live());
        }
        reads.of(all).forEach(watched::watch);
        shop.sql("update commerce_live_show set visits = ? where id = ?", Long.MAX_VALUE, broken.value());

        count.count();

        assertThat(all.subList(1, 4)).allMatch(show -> visits(show) == 1);
        shop.sql("update commerce_live_show set visits = 0 where id = ?", broken.value());
        all.forEach(watched::leave);
        count.count();
        assertThat(all).allMatch(show -> visits(show) == 1);
    }

    private long visits(LiveShowId show) {
        return shop.number("select visits from commerce_live_show where id = ?", show.value());
    }

    private long audience(LiveShowId show) {
        return shop.number("select count(*) from commerce_live_audience where show_id = ?", show.value());
    }

    @Test
    void countsViewersTogetherAndNotOneByOne() throws Exception {
        LiveShowId show = shows.live();
        try (var thread = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> streams = new ArrayList<>();
            try (StatementRecorder recorder = new StatementRecorder(context)) {
                for (int i = 0; i < 20; i++) {
                    streams.add(thread.submit(
                            () -> new SseReader(port).read(SHOWS + "/" + show.value() + "/stream", member.bearer())));
                }
                Awaitility.await().until(() -> watched.watchers(show) == 20);
                count.count();
                assertThat(recorder.statements().stream().map(StatementRecorder.Statement::sql)
                        .filter(sql -> sql.contains("commerce_live_") && !sql.stripLeading().startsWith("select"))
                        .filter(sql -> !sql.contains("commerce_live_message")).toList())
                        .as("writes").hasSizeLessThanOrEqualTo(4);
            }
            assertThat(read(show).body().at("/viewers").asInt()).isEqualTo(20);
            shows.ends(show);
            for (Future<?> stream : streams) {
                stream.get();
            }
        }
        assertThat(shop.number("select most_viewers from commerce_live_show where id = ?", show.value()))
                .isEqualTo(20);
        assertThat(visits(show)).isEqualTo(20);
    }

    @Test
    void refusesSomeWordsNumbersAndWhomTheSellerMuted() {
        LiveShowId show = shows.live();
        assertThat(say(show, "이 시 발!").code()).isEqualTo("CHAT_NOT_ALLOWED");
        assertThat(say(show, "010-1234-5678로 연락 주세요").code()).isEqualTo("CHAT_NOT_ALLOWED");
        Answer said = say(show, "좋아요");
        refuses(CommerceError.CHAT_NOT_FOUND, () -> shows.mutes(show, 7));
        shows.mutes(show, Long.parseLong(said.text("id")));
        shows.mutes(show, Long.parseLong(said.text("id")));
        assertThat(say(show, "또 좋아요").code()).isEqualTo("CHAT_MUTED");
        assertThat(api.post(SHOWS + "/" + show.value() + "/chat", Map.of("text", "저는요?"), "Authorization",
                members.join().bearer()).status()).isEqualTo(201);
    }

    @Test
    void endsByItselfWhenItsSellerForgotIt(@Autowired EndShow end) {
        LiveShowId show = shows.live();
        shows.links(show, shop.sells("제주 감귤 5kg", 20_000, 5), 15_000);
        LiveShowId never = shows.planned();
        shop.sql("update commerce_live_show set end_by = '2026-01-01' where id in (?, ?)", show.value(),
                never.value());
        end.endOverdue();
        assertThat(read(show).text("state")).isEqualTo("ENDED");
        assertThat(read(never).text("state")).isEqualTo("CANCELED");
        assertThat(shop.number("select count(*) from commerce_product where seller_id = ? and live_price is not null",
                shop.seller().value())).isZero();
        assertThat(told("live-show-ended", show)).isEqualTo(1);
        assertThat(told("live-show-ended", never)).as("it was never told to have started").isZero();
    }

    @Test
    void endsByItselfBesideOneThatCannotBeRead(@Autowired LiveSweeps sweeps) {
        LiveShowId broken = shows.planned();
        LiveShowId other = shows.planned();
        shop.sql("update commerce_live_show set end_by = '2026-01-01', state = if(id = ?, 'planned', state)"
                + " where id in (?, ?)", broken.value(), broken.value(), other.value());

        sweeps.endShows();

        assertThat(read(other).text("state")).isEqualTo("CANCELED");
        assertThat(shop.number("select count(*) from commerce_live_show where id = ? and end_by > utc_timestamp()",
                broken.value())).as("tried again later").isEqualTo(1);
        shop.sql("update commerce_live_show set state = 'PLANNED' where id = ?", broken.value());
    }

    @Test
    void endsWhenItsSellerIsStopped(@Autowired EndShow end) {
        LiveShowId show = shows.live();
        end.end(shop.seller());
        assertThat(read(show).text("state")).as("it may still sell").isEqualTo("LIVE");
        shop.sql("update commerce_seller set status = 'SUSPENDED' where id = ?", shop.seller().value());
        assertThat(end.end(shop.seller())).isTrue();
        assertThat(read(show).text("state")).isEqualTo("ENDED");
    }

    /** Everybody would read it, also of a show that is not ended yet. */
    @Test
    void letsNoSellerThatWasStoppedSayAnything(@Autowired ArrangeShow arrange, @Autowired SayInShow says) {
        LiveShowId show = shows.live();
        LiveShowId next = shows.planned();
        for (SellerStatus stopped : List.of(SellerStatus.SUSPENDED, SellerStatus.TERMINATED)) {
            shop.becomes(stopped);
            refuses(CommerceError.SELLER_IN_OTHER_STATE, shows::planned);
            refuses(CommerceError.SELLER_IN_OTHER_STATE, () -> shows.starts(next));
            refuses(CommerceError.SELLER_IN_OTHER_STATE, () -> arrange.notice(shop.seller(), show, "연락 주세요"));
            refuses(CommerceError.SELLER_IN_OTHER_STATE, () -> says.sayAsSeller(shop.seller(), show, "연락 주세요"));
        }
        shop.becomes(SellerStatus.PAUSED);
        shows.planned();
        arrange.notice(shop.seller(), show, "다음 주에 만나요");
        says.sayAsSeller(shop.seller(), show, "안녕하세요");
        assertThat(read(show).text("notice")).isEqualTo("다음 주에 만나요");
    }

    @Test
    void startsOnceOfTwoAtOnce() throws Exception {
        List<LiveShowId> planned = List.of(shows.planned(), shows.planned());
        int started = 0;
        try (var thread = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> both = planned.stream().<Future<?>>map(id -> thread.submit(() -> shows.starts(id)))
                    .toList();
            for (Future<?> each : both) {
                try {
                    each.get();
                    started++;
                } catch (ExecutionException e) {
                    assertThat(((DomainException) e.getCause()).code()).isEqualTo(CommerceError.LIVE_SHOW_RUNNING);
                }
            }
        }
        assertThat(started).isEqualTo(1);
    }

    private long told(String type, LiveShowId show) {
        return shop.number("select count(*) from platform_event_log where type = ? and aggregate_id = ?",
                "commerce." + type, show.value());
    }

    private boolean find(String state, LiveShowId show) {
        String cursor = "";
        while (cursor != null) {
            Answer page = api.get(SHOWS + "?limit=100&state=" + state + cursor);
            if (page.body().at("/items").findValuesAsString("id").contains(Long.toString(show.value()))) {
                return true;
            }
            cursor = page.body().at("/nextCursor").isNull() ? null : "&cursor=" + page.text("nextCursor");
        }
        return false;
    }

    private Answer read(LiveShowId show) {
        return api.get(SHOWS + "/" + show.value());
    }

    private Answer say(LiveShowId show, String text) {
        return api.post(SHOWS + "/" + show.value() + "/chat", Map.of("text", text), "Authorization", member.bearer());
    }

    private static void refuses(CommerceError code, ThrowingCallable what) {
        assertThatThrownBy(what).isInstanceOfSatisfying(DomainException.class,
                refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
