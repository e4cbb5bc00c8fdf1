"""Our semgrep rules find what they are made for (else the gate is green because it sees nothing)."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
RULES = ROOT / ".ci" / "semgrep.yml"
# Each line that must be found bears the name of its rule.
FAULTS = """
def listing(request, cursor, Client):
    Client.objects.order_by(request.GET["tri"])  # request-to-orm-name
    Client.objects.filter(**request.GET.dict())  # request-to-orm-name
    cursor.execute(f"SELECT * FROM t ORDER BY {request.GET['tri']}")  # request-to-sql
    cursor.execute("SELECT %s" % name)  # sql-with-a-value-in-its-text
    mark_safe(client.notes)  # text-called-safe
    SafeString(client.notes)  # text-called-safe
    eval(text)  # code-from-data
    pickle.loads(body)  # code-from-data
    yaml.load(body)  # code-from-data
    subprocess.run(command, shell=True)  # shell
    os.system(command)  # shell
    where = request.GET.get("next")
    return redirect(where)  # redirect-where-the-request-says

@csrf_exempt  # gate-left-open
def hook(request):
    return cache_page(60)(request)  # cached-behind-the-sign-in

reset_token = random.choices(letters, k=20)  # weak-chance
"""
FINE = """
def listing(request, cursor, Client):
    Client.objects.order_by(*SORTS.order)
    cursor.execute("SELECT 1 WHERE a = %s", [request.GET["tri"]])
    mark_safe("<b>")
    return redirect(f"{reverse('clients:list')}?{request.GET.urlencode()}")
"""
TEMPLATE = "{{ client.notes|safe }}\n{% autoescape off %}{{ x }}{% endautoescape %}\n{{ client.notes }}\n"


@pytest.mark.long
def test_each_rule_finds_its_fault_and_leaves_the_rest(tmp_path: Path) -> None:
    (tmp_path / "faults.py").write_text(FAULTS)
    (tmp_path / "fine.py").write_text(FINE)
    (tmp_path / "page.html").write_text(TEMPLATE)
    command = [str(Path(sys.executable).with_name("semgrep")), "scan", "--config", str(RULES), "--metrics=off",
               "--disable-version-check", "--json", "--quiet", "--no-git-ignore", str(tmp_path)]  # fmt: skip
    told = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    found = {
        (Path(one["path"]).name, one["start"]["line"], one["check_id"].rpartition(".")[2]) for one in told["results"]
    }
    wanted = {
        ("faults.py", number, rule)
        for number, line in enumerate(FAULTS.splitlines(), 1)
        if (rule := re.search(r"# ([a-z-]+)$", line) and line.rpartition("# ")[2])
    }
    wanted |= {("page.html", 1, "template-called-safe"), ("page.html", 2, "template-called-safe")}
    assert wanted <= found, f"not found: {sorted(wanted - found)}"
    assert [one for one in found if one[0] == "fine.py"] == []


def test_the_gate_runs_them_and_sends_nothing() -> None:
    gate = (ROOT / ".ci" / "quality").read_text()
    assert (
        ".ci/semgrep.yml" in gate
        and "--metrics=off" in gate
        and "--disable-version-check" in gate
        and "--error" in gate
    )
    assert "bandit" in gate and "check --deploy --fail-level WARNING" in gate
