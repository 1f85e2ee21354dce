// Follows a run that is at work. Nothing here is needed to read a page.
const running = document.getElementById("running");

const follow = async () => {
  const answer = await fetch("/api/progress", { headers: { accept: "application/json" } });
  const { running: run } = await answer.json();
  if (!run) {
    const again = document.createElement("a");
    again.href = location.href;
    again.textContent = running.dataset.reload;
    running.replaceChildren(`${running.dataset.over} `, again);
    return;
  }
  running.querySelector("progress").value = run.share;
  running.querySelector("label span").textContent = run.line;
  setTimeout(follow, 2000);
};

if (running) setTimeout(follow, 2000);
