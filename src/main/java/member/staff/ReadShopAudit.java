package member.staff;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.audit.AuditActor;
import platform.audit.AuditTrail;
import platform.id.Tsid;
import platform.ops.DayRange;

/**
 * What was done in a seller's shop and with it, as its owner reads it: by which of its people, by its systems, or by Madang. Madang's
 * people are not named, nor is where they sit, and why they did it is told where the seller is told of it.
 */
@Component
class ReadShopAudit {
    /** What of Madang's own notes a seller may read here. */
    private static final Set<String> TOLD = Set.of("roles", "happened");
    /** Of who buys there, a seller reads no number. */
    private static final Set<String> NOT_TOLD_WHO = Set.of("member");
    /** There is one shop. */
    private static final Set<String> THE_SHOP = Set.of("seller", "SELLER");

    /** Several names are kept as one text: {@code [MONEY, ORDER]}, {@code SELLER SELLER_OWNER}. */
    private static final Pattern NAMES = Pattern.compile("\\[?[A-Z_]+(,? [A-Z_]+)*]?");
    private static final Pattern BETWEEN = Pattern.compile("[\\[\\], ]+");

    private final AuditTrail trail;
    private final StaffList people;

    ReadShopAudit(AuditTrail trail, StaffList people) {
        this.trail = trail;
        this.people = people;
    }

    /** On whose side somebody is who did something. */
    enum Side {
        PERSON, SYSTEM, MADANG
    }

    /**
     * Who is looked for.
     *
     * @param person of the shop's, for {@link Side#PERSON}
     */
    record By(Side side, @Nullable Tsid person) {}

    /**
     * Something that was done.
     *
     * @param who the name of one of the shop's people
     * @param subject which one, where that has a name or a number and is not who did it
     * @param details what else there is to know, a word or several of each
     */
    record Doing(long id, Instant at, Side side, @Nullable String who, String action,
            @Nullable String subject, Map<String, List<String>> details, @Nullable String source) {}

    /** Up to {@code most}, latest first. */
    @Transactional(readOnly = true)
    public List<Doing> of(Tsid seller, DayRange days, @Nullable String action, @Nullable By by, int most) {
        Map<Tsid, String> names = people.namesOf(seller);
        List<AuditTrail.Actor> actors = by == null ? null : actors(seller, names.keySet(), by);
        return trail.of(seller, new AuditTrail.Search(days.from(), days.before(), action, actors), most).stream()
                .map(act -> doing(act, names)).toList();
    }

    /** What has been done there, each once. */
    List<String> actions(Tsid seller) {
        return trail.actions(seller);
    }

    private List<AuditTrail.Actor> actors(Tsid seller, Set<Tsid> own, By by) {
        return switch (by.side()) {
            case PERSON -> own.stream().filter(each -> each.equals(by.person()))
                    .map(each -> new AuditTrail.Actor(AuditActor.Kind.STAFF, each)).toList();
            case SYSTEM -> List.of(new AuditTrail.Actor(AuditActor.Kind.SELLER, seller));
            case MADANG -> {
                // Not "whoever else": few of Madang's people have to do with a shop, and the index finds those.
                List<AuditTrail.Actor> others = new ArrayList<>(trail.actors(seller));
                others.removeIf(each -> side(each, own) != Side.MADANG);
                yield others;
            }
        };
    }

    private static Side side(AuditTrail.Actor actor, Set<Tsid> own) {
        return switch (actor.kind()) {
            case STAFF -> actor.id() != null && own.contains(actor.id()) ? Side.PERSON : Side.MADANG;
            case SELLER -> Side.SYSTEM;
            case MEMBER, MERCHANT, SYSTEM -> Side.MADANG;
        };
    }

    private static Doing doing(AuditTrail.Act act, Map<Tsid, String> names) {
        Side side = side(act.by(), names.keySet());
        Map<String, List<String>> details = new TreeMap<>();
        act.details().forEach((name, value) -> details.put(name, words(value)));
        if (side == Side.MADANG) {
            details.keySet().retainAll(TOLD);
        }
        boolean ofMadangsPeople = side == Side.MADANG && act.by().kind() == AuditActor.Kind.STAFF;
        String who = act.by().id() == null ? null : names.get(act.by().id());
        String subject = subject(act, names);
        return new Doing(act.id(), act.at(), side, who, act.action(),
                Objects.equals(subject, who) ? null : subject, details, ofMadangsPeople ? null : act.source());
    }

    private static List<String> words(String value) {
        return NAMES.matcher(value).matches()
                ? BETWEEN.splitAsStream(value).filter(word -> !word.isEmpty()).toList()
                : List.of(value);
    }

    private static @Nullable String subject(AuditTrail.Act act, Map<Tsid, String> names) {
        if (THE_SHOP.contains(act.subjectKind()) || NOT_TOLD_WHO.contains(act.subjectKind())) {
            return null;
        }
        return Tsid.parse(act.subjectId()).map(names::get).orElse(act.subjectId());
    }
}
