package member.staff;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.validation.constraints.Pattern;

import member.error.MemberError;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import platform.id.Tsid;
import platform.ops.OpsController;
import platform.ops.OpsPage;
import platform.security.StaffCaller;
import platform.web.DomainException;

/** Where an administrator adds people, gives them roles and shuts them out. */
@OpsController
class StaffPage {
    private static final int SHOWN = 50;

    private final StaffList people;
    private final Roles roles;
    private final InviteStaff invite;
    private final InviteAgain again;
    private final GiveRoles give;
    private final DisableStaff disable;

    StaffPage(StaffList people, Roles roles, InviteStaff invite, InviteAgain again, GiveRoles give,
            DisableStaff disable) {
        this.people = people;
        this.roles = roles;
        this.invite = invite;
        this.again = again;
        this.give = give;
        this.disable = disable;
    }

    @Bean
    static OpsPage staffInNavigation() {
        return new OpsPage("/ops/staff", "member.staff", "person", 70, Role.ADMIN);
    }

    @GetMapping("/ops/staff")
    String list(@RequestParam(defaultValue = "") @Pattern(regexp = "|" + AddStaff.LOGIN_NAME) String after, Model model,
            Locale language) {
        List<StaffList.Listed> found = people.list(after, SHOWN + 1);
        model.addAttribute("people", found.stream().limit(SHOWN).toList());
        model.addAttribute("more", found.size() > SHOWN);
        Function<Role, String> description = language.getLanguage().equals("ko")
                ? Role::descriptionKo
                : Role::descriptionEn;
        model.addAttribute("roles", roles.all().stream().collect(Collectors.toMap(Role::name, description,
                (one, other) -> one, TreeMap::new)));
        return "member/staff";
    }

    @PostMapping("/ops/staff")
    String invite(@RequestParam String name, @RequestParam Set<String> role,
            @RequestParam(defaultValue = "") String seller, StaffCaller admin, Model model, Locale language) {
        model.addAttribute("invitation", invite.invite(admin, name, named(role), seller(seller)));
        model.addAttribute("invited", name);
        return list("", model, language);
    }

    @PostMapping("/ops/staff/invitation")
    String inviteAgain(@RequestParam Tsid of, StaffCaller admin, Model model, Locale language) {
        model.addAttribute("invitation", again.invite(admin, of));
        model.addAttribute("invited", people.require(of).loginName());
        return list("", model, language);
    }

    @PostMapping("/ops/staff/roles")
    String giveRoles(@RequestParam Tsid of, @RequestParam Set<String> role, StaffCaller admin,
            Model model, Locale language) {
        give.give(admin, of, named(role));
        model.addAttribute("notice", "member.staff.roles.given");
        return list("", model, language);
    }

    @PostMapping("/ops/staff/disabling")
    String disable(@RequestParam Tsid of, StaffCaller admin, Model model, Locale language) {
        disable.disable(admin, of);
        model.addAttribute("notice", "member.staff.disabled");
        return list("", model, language);
    }

    /** The form sends an empty one besides, so that none at all can be told from a form that is broken. */
    private static Set<String> named(Set<String> roles) {
        return roles.stream().filter(role -> !role.isEmpty()).collect(Collectors.toSet());
    }

    /** A field of a form that is left empty is sent all the same. */
    private static @Nullable Tsid seller(String text) {
        if (text.isEmpty()) {
            return null;
        }
        return Tsid.parse(text).orElseThrow(() -> new DomainException(MemberError.STAFF_ROLES_INVALID));
    }
}
