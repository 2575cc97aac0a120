// A name for reports in HTML.
holdfast 1
name 'victim'
vm('<script>alert(1)</script>') { os linux }
