package dev.baton.http.hitl;

import static dev.baton.domain.access.Scope.HITL_READ;
import static dev.baton.domain.access.Scope.KEYS;

import dev.baton.application.access.ChangeOperator;
import dev.baton.application.access.DismissOperator;
import dev.baton.application.access.EmployOperator;
import dev.baton.application.access.ListOperators;
import dev.baton.domain.access.Operator;
import dev.baton.domain.access.Role;
import dev.baton.http.Access;
import dev.baton.http.Endpoint;
import dev.baton.http.Fault;
import dev.baton.http.Reply;
import dev.baton.http.Request;
import dev.baton.http.access.Authenticator;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.UnaryOperator;

/** Those who answer visitors. All may see whom they can pass a handoff to; few may change it. */
final class OperatorRoutes {
  private static final String ALL = "/v1/identity/operators";
  private static final String ONE = ALL + "/{operator_id}";

  private final EmployOperator employ;
  private final ChangeOperator change;
  private final DismissOperator dismiss;
  private final ListOperators list;
  private final Authenticator authenticator;

  @Inject
  OperatorRoutes(
      EmployOperator employ,
      ChangeOperator change,
      DismissOperator dismiss,
      ListOperators list,
      Authenticator authenticator) {
    this.employ = employ;
    this.change = change;
    this.dismiss = dismiss;
    this.list = list;
    this.authenticator = authenticator;
  }

  record OperatorList(List<OperatorRead> data) {}

  List<Endpoint> endpoints() {
    var see = Access.scope(HITL_READ);
    var manage = Access.scope(KEYS).by(Role.SUPERVISOR);
    return List.of(
        Endpoint.get(ALL, see, this::list)
            .named("listOperators", "List operators, the first employed first")
            .readsNothing()
            .answers(200, OperatorList.class),
        Endpoint.post(ALL, manage, this::employ)
            .named("createOperator", "Employ an operator")
            .answers(201, OperatorRead.class),
        Endpoint.get(ONE, see, this::get)
            .named("getOperator", "Get an operator")
            .answers(200, OperatorRead.class),
        Endpoint.patch(ONE, manage, this::change)
            .named("updateOperator", "Change the name, role or e-mail address of an operator")
            .answers(200, OperatorRead.class)
            .refuses(409),
        Endpoint.delete(ONE, manage, this::dismiss)
            .named("deleteOperator", "Let an operator go, whose keys end and whose handoffs wait")
            .answers(204)
            .refuses(409));
  }

  private Reply list(Request http) {
    var all = list.list(http.caller().organization());
    return Reply.ok(new OperatorList(all.stream().map(OperatorRead::of).toList()));
  }

  private Reply get(Request http) {
    var id = id(http);
    return list.find(http.caller().organization(), id)
        .<Reply>map(operator -> Reply.ok(OperatorRead.of(operator)))
        .orElseGet(() -> http.refuse(new Fault.NotFound()));
  }

  private Reply employ(Request http) {
    var asked = http.read(in -> OperatorRequest.read(in.body().closed()));
    return new Orders(http)
        .or(
            employ.employ(http.caller(), asked.name(), asked.role(), asked.email()),
            operator -> Reply.created(OperatorRead.of(operator)));
  }

  private record Edit(Operator.Id operator, UnaryOperator<Operator> edit) {}

  private Reply change(Request http) {
    var asked =
        http.read(
            in ->
                new Edit(
                    new Operator.Id(in.path().uuid("operator_id")),
                    OperatorRequest.edit(in.body().closed())));
    return new Orders(http)
        .or(
            change.change(http.caller(), asked.operator, asked.edit),
            operator -> {
              authenticator.doubt(operator.id());
              return Reply.ok(OperatorRead.of(operator));
            });
  }

  private Reply dismiss(Request http) {
    return new Orders(http)
        .or(
            dismiss.dismiss(http.caller(), id(http)),
            keys -> {
              keys.forEach(authenticator::end);
              return Reply.noContent();
            });
  }

  private static Operator.Id id(Request http) {
    return http.read(in -> new Operator.Id(in.path().uuid("operator_id")));
  }
}
