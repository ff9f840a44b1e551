package member.staff;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import member.error.MemberError;
import org.springframework.context.annotation.Bean;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import platform.id.Tsid;
import platform.ops.OpsController;
import platform.ops.OpsPage;
import platform.security.SellerRole;
import platform.security.StaffCaller;
import platform.web.DomainException;

/** Where a seller's owner invites people to its seller admin and says what each may do. Whose people, the session says. */
@OpsController
class SellerPeoplePage {
    private static final int MOST = 200;

    private final StaffList people;
    private final InviteStaff invite;
    private final InviteAgain again;
    private final GiveRoles give;
    private final DisableStaff disable;

    SellerPeoplePage(StaffList people, InviteStaff invite, InviteAgain again, GiveRoles give, DisableStaff disable) {
        this.people = people;
        this.invite = invite;
        this.again = again;
        this.give = give;
        this.disable = disable;
    }

    @Bean
    static OpsPage peopleInSellersNavigation() {
        return new OpsPage("/seller/people", "member.seller-people", "person", 95, SellerRole.SELLER);
    }

    @GetMapping("/seller/people")
    String list(StaffCaller caller, Model model) {
        model.addAttribute("people", people.ofSeller(SellerRole.VIEWER.sellerOf(caller), MOST));
        model.addAttribute("roles", List.of(SellerRole.OWNER, SellerRole.PRODUCT, SellerRole.ORDER, SellerRole.MONEY));
        model.addAttribute("may", SellerRole.OWNER.isIn(caller.roles()));
        model.addAttribute("self", caller.staffId());
        return "member/seller-people";
    }

    @PostMapping("/seller/people")
    String invite(@RequestParam String name, @RequestParam Set<String> role, StaffCaller caller, Model model) {
        Tsid seller = SellerRole.OWNER.sellerOf(caller);
        if (people.ofSeller(seller, MOST).size() == MOST) {
            throw new DomainException(MemberError.STAFF_TOO_MANY, MOST);
        }
        model.addAttribute("invitation", invite.invite(caller, name, given(role), seller));
        model.addAttribute("invited", name);
        return list(caller, model);
    }

    @PostMapping("/seller/people/invitation")
    String inviteAgain(@RequestParam Tsid of, StaffCaller caller, Model model) {
        StaffList.Listed person = require(caller, of);
        model.addAttribute("invitation", again.invite(caller, of));
        model.addAttribute("invited", person.loginName());
        return list(caller, model);
    }

    @PostMapping("/seller/people/roles")
    String giveRoles(@RequestParam Tsid of, @RequestParam Set<String> role, StaffCaller caller, Model model) {
        require(caller, of);
        give.give(caller, of, given(role));
        model.addAttribute("notice", "member.staff.roles.given");
        return list(caller, model);
    }

    @PostMapping("/seller/people/disabling")
    String disable(@RequestParam Tsid of, StaffCaller caller, Model model) {
        require(caller, of);
        disable.disable(caller, of);
        model.addAttribute("notice", "member.staff.disabled");
        return list(caller, model);
    }

    /** One of the owner's own people: of another seller's it is not even said that they are there. */
    private StaffList.Listed require(StaffCaller owner, Tsid of) {
        return people.ofSeller(SellerRole.OWNER.sellerOf(owner), MOST).stream().filter(each -> each.id().equals(of))
                .findFirst().orElseThrow(() -> new DomainException(MemberError.STAFF_NOT_FOUND));
    }

    /** Whoever may do something may look besides. */
    private static Set<String> given(Set<String> roles) {
        Set<String> sellers = Arrays.stream(SellerRole.values()).map(SellerRole::role).collect(Collectors.toSet());
        Set<String> given = new HashSet<>(Set.of(SellerRole.SELLER));
        given.addAll(roles);
        if (!sellers.containsAll(given)) {
            throw new DomainException(MemberError.STAFF_ROLES_INVALID);
        }
        return given;
    }
}
